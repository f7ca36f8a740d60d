export { TemplateError, type TemplateErrorCode } from './errors.ts';
export { sheetFile, sheetNames, templateFolder, templateNames } from './template-folder.ts';
