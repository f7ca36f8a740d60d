import { Command, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { CommandContext } from './command-context.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addCardCommands } from './commands/card.ts';
import { addContributionCommands } from './commands/contribution.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addHandbookCommand } from './commands/handbook.ts';
import { addImportCommands } from './commands/import.ts';
import { addInitCommand } from './commands/init.ts';
import { addKeyCommands } from './commands/key.ts';
import { addMutuelleCommands } from './commands/mutuelle.ts';
import { addOfficeCommands } from './commands/office.ts';
import { addPersonCommands } from './commands/person.ts';
import { addPhotoCommands } from './commands/photo.ts';
import { addPlanCommands } from './commands/plan.ts';
import { addPrintCommands } from './commands/print.ts';
import { addPublishCommand } from './commands/publish.ts';
import { addReportCommand } from './commands/report.ts';
import { addTrustCommands } from './commands/trust.ts';
import { addTemplateCommands } from './commands/template.ts';
import { addVerifierCommands } from './commands/verifier.ts';
import { addVerifyCommand } from './commands/verify.ts';
import type { Surroundings } from './surroundings.ts';
import { speakLanguage } from './words/speak-language.ts';
import type { Language } from './words/language.ts';
import { wordsOf } from './words/words-of.ts';

/** The whole command line, speaking one language. `outcome.refused` is set by a command that refused something. */
export function buildProgram(
  surroundings: Surroundings,
  language: Language,
  outcome: { refused: boolean },
): Command {
  const words = wordsOf(language);
  const program = new Command('passeport');
  const context = new CommandContext(surroundings, language, words, program, outcome);

  program
    .description(words.about)
    .addHelpText('after', `\n${words.usualOrder}`)
    .option('--office <dir>', words.officeOption)
    .option('--registry <url>', words.registryOption)
    .addOption(new Option('--lang <fr|en>', words.langOption).choices(['fr', 'en']))
    .option('--json', words.jsonOption)
    .option('--passphrase-file <file>', words.passphraseFileOption)
    .option('--keys <dir>', words.keys.keysOption)
    .version(manifest.version, '--version', words.versionOption);

  addInitCommand(program, context);
  addMutuelleCommands(program, context);
  addPlanCommands(program, context);
  addImportCommands(program, context);
  addPhotoCommands(program, context);
  addContributionCommands(program, context);
  addPersonCommands(program, context);
  addCardCommands(program, context);
  addPrintCommands(program, context);
  addTemplateCommands(program, context);
  addPublishCommand(program, context);
  addVerifyCommand(program, context);
  addVerifierCommands(program, context);
  addKeyCommands(program, context);
  addTrustCommands(program, context);
  addOfficeCommands(program, context);
  addReportCommand(program, context);
  addAuditCommand(program, context);
  addBackupCommands(program, context);
  addDoctorCommand(program, context);
  addHandbookCommand(program, context);
  addDemoCommand(program, context);

  speakLanguage(program, context);
  return program;
}
