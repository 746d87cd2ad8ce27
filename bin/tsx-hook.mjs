// Node 24 strips the types of .ts by itself; only .tsx needs this.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const { code, errors, map } = transformSync(file, readFileSync(file, 'utf8'), {
      lang: 'tsx',
      sourceType: 'module',
      jsx: { runtime: 'automatic', importSource: 'hono/jsx', development: false },
      sourcemap: true,
    })
    if (errors.length) throw new SyntaxError(errors.map((error) => error.message).join('\n'))
    const inline = Buffer.from(JSON.stringify(map)).toString('base64')
    return {
      format: 'module',
      shortCircuit: true,
      source: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`,
    }
  },
})
