import type { Command } from 'commander'
import { CommandRefusal } from '../access/command.ts'
import { type Lacks, lacksOf } from './fill-in.ts'
import { FIRST } from './language.ts'
import { type Dictionary, readTexts } from './texts.ts'

const CODE = /^[a-z]{2,3}$/

/** What is to be translated, as a file of a language's folder has it: Italian in place of each text that is not there. */
export function toTranslate({ missing }: Lacks, first: Dictionary): string {
  const words = missing.map((key) => [key, first[key] ?? first[key.replace(/_[a-z]+$/, '_other')] ?? ''])
  return `${JSON.stringify(Object.fromEntries(words), null, 2)}\n`
}

/** `trama texts missing de`: it reads files alone, and opens no house. */
export const textsCommands = (program: Command) => {
  program
    .command('texts')
    .description('the words of Trama, by language')
    .command('missing')
    .description('what a language lacks: said in Italian until it is there')
    .argument('<language>', 'ISO 639 code, the name of its folder')
    .option('--json', 'the texts that are missing, in Italian, as a file of its folder has them')
    .action((language: string, { json }: { json?: boolean }) => {
      if (!CODE.test(language))
        throw new CommandRefusal(`${language} is no code of a language, such as de or sq`)
      const texts = readTexts()
      const lacks = lacksOf(language, texts[language] ?? {}, texts[FIRST])
      const say = (line: string) => process.stdout.write(`${line}\n`)
      if (json) return void process.stdout.write(toTranslate(lacks, texts[FIRST]))
      say(`${lacks.missing.length} texts of ${language} are missing`)
      for (const key of lacks.missing) say(`  ${key}`)
      for (const key of lacks.unknown) say(`  ${key}: nobody asks for it`)
      for (const key of lacks.places) say(`  ${key}: does not fill in what the Italian text fills in`)
    })
}
