import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What becomes of a request: it passes; it is lost on its way; its answer is; the server dies while it is there. */
export type Fate = 'pass' | 'lost' | 'unanswered' | 'killed'

/**
 * A network between a browser and a server that fails as it is told. It looks only at requests that a device sends for its
 * queue; `off` cuts everything.
 */
export async function cutNetwork(target: () => number, kill: () => void) {
  let off = false
  let fates: Fate[] = []
  const met: Fate[] = []
  const ours = /\/offline\/(contact|entries|held|hold)$/

  const proxy = http.createServer((request, answer) => {
    const fate = ours.test(request.url ?? '') ? (fates.shift() ?? 'pass') : 'pass'
    if (off) return request.socket.destroy()
    if (fate !== 'pass') met.push(fate)
    if (fate === 'lost') return request.socket.destroy()
    const passed = http.request(
      {
        port: target(),
        host: '127.0.0.1',
        method: request.method,
        path: request.url,
        headers: request.headers,
      },
      (response) => {
        if (fate === 'pass') {
          answer.writeHead(response.statusCode ?? 502, response.headers)
          return response.pipe(answer)
        }
        // The server has done what it was asked: whoever asked does not learn it.
        return response.on('data', () => {}).on('end', () => request.socket.destroy())
      },
    )
    passed.on('error', () => request.socket.destroy())
    request.pipe(passed)
    if (fate === 'killed') setTimeout(kill, 5)
    return undefined
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  const { port } = proxy.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    met,
    plan: (next: readonly Fate[]) => {
      fates = [...next]
    },
    cut: (isOff: boolean) => {
      off = isOff
      if (off) proxy.closeAllConnections()
    },
    close: () => {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}
