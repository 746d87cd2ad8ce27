import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A mail server that takes what comes and remembers for whom, mail by mail. It speaks as much SMTP as a sender needs. */
export async function openPostOffice() {
  const taken: string[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    let to = ''
    let inWords = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 post.test ESMTP')
    createInterface({ input: socket }).on('line', (line) => {
      if (inWords) {
        if (line !== '.') return
        inWords = false
        taken.push(to)
        return say('250 taken')
      }
      const word = line.slice(0, 4).toUpperCase()
      if (word === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
      if (word === 'DATA') {
        inWords = true
        return say('354 go on')
      }
      if (word === 'QUIT') return void socket.end('221 bye\r\n')
      return say('250 yes')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `smtp://127.0.0.1:${address.port}?ignoreTLS=true`,
    taken,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}
