import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CommandRefusal } from '../../ground/access/command.ts'

/** Asks at a terminal, and shows nothing of what is typed. Throws where nobody can be asked. */
export async function askPassphrase(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CommandRefusal('a passphrase is needed: give --passphrase-file or TRAMA_EXPORT_PASSPHRASE')
  process.stderr.write(`${question}: `)
  const silence = new Writable({ write: (_piece, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: silence, terminal: true })
  try {
    return await new Promise<string>((answer) => asking.question('', answer))
  } finally {
    asking.close()
    process.stderr.write('\n')
  }
}

/** Asked twice, so that a slip is found while it can be mended. */
export async function chosenPassphrase(): Promise<string> {
  const chosen = await askPassphrase('a passphrase for what is sealed')
  if ((await askPassphrase('once more')) === chosen) return chosen
  throw new CommandRefusal('the two are not the same: nothing was written')
}
