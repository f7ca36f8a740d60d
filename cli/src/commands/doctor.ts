import type { Command } from 'commander';
import { examineOffice } from '../actions/examine-office.ts';
import type { CommandContext } from '../command-context.ts';
import { fillSentence } from '../words/fill-sentence.ts';

/** `passeport doctor`: looks the whole office over. Exit code 1 when something is wrong now. */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  const words = context.words.safety;
  program
    .command('doctor')
    .description(words.doctorAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async (office) => {
        const findings = (await examineOffice(office, context.surroundings.now())).map((finding) => {
          const sentences: Readonly<Record<string, string>> = words.doctor.findings[finding.check];
          const sentence = sentences[finding.code] ?? words.doctor.failed;
          const { use } = finding.values;
          const said = use === 'cards' || use === 'lists' ? { use: context.words.keyUses[use] } : {};
          return { ...finding, message: fillSentence(sentence, { ...finding.values, ...said }) };
        });
        for (const { level, message } of findings)
          context.terminal.say(`${words.doctor.levels[level]}  ${message}`);
        const errors = findings.filter(({ level }) => level === 'error').length;
        const warnings = findings.filter(({ level }) => level === 'warning').length;
        context.terminal.say(words.doctor.summary(errors, warnings));
        if (errors > 0) context.refuse();
        context.terminal.answer({ errors, warnings, findings });
      });
    });
}
