export { TemplateError, type TemplateErrorCode } from './errors.ts';
export { templateFolder } from './template-folder.ts';
