import type { Command, HelpConfiguration, Option } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { explainUsage, namePlaces } from './explain-usage.ts';

/** Makes commander's own help and errors speak the user's language, through the streams of the context. */
export function speakLanguage(program: Command, { words, language, surroundings }: CommandContext): void {
  const titles: Record<string, string> = words.helpTitles;
  const plain = program.createHelp();
  plain.showGlobalOptions = true;
  const help: HelpConfiguration = {
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) => namePlaces(plain.commandUsage(command), language),
    visibleGlobalOptions: (command) =>
      plain.visibleGlobalOptions(command).filter(({ long }) => long !== '--version'),
    optionTerm: (option) => namePlaces(plain.optionTerm(option), language),
    subcommandTerm: (command) => namePlaces(plain.subcommandTerm(command), language),
    optionDescription: ({ description, defaultValue }: Option) => {
      const isPlain = typeof defaultValue === 'string' || typeof defaultValue === 'number';
      return isPlain ? `${description} ${words.byDefault(String(defaultValue))}` : description;
    },
  };
  for (const command of withSubcommands(program)) {
    const takesCommand = command.commands.length > 0;
    command
      .helpOption('-h, --help', words.helpOption)
      .configureHelp({ ...help, showGlobalOptions: command !== program })
      .configureOutput({
        writeOut: (text) => surroundings.stdout.write(text),
        writeErr: (text) => surroundings.stderr.write(text),
        outputError: (text, write) => write(explainUsage(text, language)),
      })
      .exitOverride();
    if (takesCommand) {
      command.usage(`[options] <${words.helpCommandArgument}>`);
      command.helpCommand(`help [${words.helpCommandArgument}]`, words.helpCommand);
    }
  }
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
