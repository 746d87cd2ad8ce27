// npm hands signals to a shell that stands between it and us and passes nothing on: a stopped npm would leave us behind.
import { readFileSync } from 'node:fs'

const LOOK_MS = 300

/** Calls `stop` once when the npm that started us, or its shell, has ended. */
export function followNpm(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const shell = process.ppid
  const npm = [shell, parentOf(shell)].find(isNpm)
  const look = setInterval(() => {
    if (process.ppid === shell && (!npm || isNpm(npm))) return
    clearInterval(look)
    stop()
  }, LOOK_MS)
  look.unref()
}

function parentOf(pid) {
  const stat = read(`/proc/${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined
}

const isNpm = (pid) => pid !== undefined && /(^npm\b|npm-cli)/.test(read(`/proc/${pid}/cmdline`))

/** Empty where the process has ended, or the system shows no processes this way. */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
