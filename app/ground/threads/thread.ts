import { Worker } from 'node:worker_threads'

type Options = {
  /** An answer that takes longer is given up, and the thread with it. */
  timeoutMs: number
  /** A thread nobody asks for so long ends, and gives its memory back. */
  idleMs?: number
  /** So many may wait; whoever comes after is told at once. */
  waiting?: number
}

/** Why there is no answer. `crashed` is a fault of ours; the others pass. */
export class ThreadFault extends Error {
  readonly why: 'busy' | 'slow' | 'crashed'
  constructor(why: 'busy' | 'slow' | 'crashed', words: string) {
    super(words)
    this.why = why
  }
}

type Waiting = {
  question: unknown
  transfer: readonly ArrayBuffer[]
  resolve: (answer: never) => void
  reject: (fault: Error) => void
}
export type Told = { answer: unknown } | { fault: string }

const IDLE_MS = 60_000
const WAITING = 20

/**
 * Heavy work apart from the thread that answers requests: one thread, made when first asked, one question after the
 * other. A thread that crashes, or takes too long, is ended; the next question gets a new one. `file` calls `answering`.
 */
export class Thread<Question, Answer> {
  readonly #file: URL
  readonly #options: Options
  readonly #queue: Waiting[] = []
  #asked: Waiting | undefined
  #worker: Worker | undefined
  #clock: NodeJS.Timeout | undefined

  constructor(file: URL, options: Options) {
    this.#file = file
    this.#options = options
  }

  /** The answer to a question; what is in `transfer` is handed over, not copied. Throws a ThreadFault without one. */
  ask(question: Question, transfer: readonly ArrayBuffer[] = []): Promise<Answer> {
    if (this.#queue.length >= (this.#options.waiting ?? WAITING))
      return Promise.reject(new ThreadFault('busy', 'too many questions wait for the thread'))
    return new Promise((resolve, reject) => {
      this.#queue.push({ question, transfer, resolve, reject })
      this.#next()
    })
  }

  /** Ends the thread; whoever waits is told. A later question begins another. */
  async stop() {
    this.#rejectAll(new ThreadFault('busy', 'the thread was stopped'))
    await this.#end()
  }

  #next() {
    if (this.#asked) return
    this.#asked = this.#queue.shift()
    clearTimeout(this.#clock)
    if (!this.#asked) {
      // A thread at rest keeps no process from ending.
      this.#worker?.unref()
      this.#clock = setTimeout(() => void this.#end(), this.#options.idleMs ?? IDLE_MS).unref()
      return
    }
    const { question, transfer } = this.#asked
    const { timeoutMs } = this.#options
    this.#clock = setTimeout(() => {
      void this.#giveUp(new ThreadFault('slow', `no answer within ${timeoutMs} ms`))
    }, timeoutMs).unref()
    this.#worker ??= this.#begin()
    this.#worker.ref()
    this.#worker.postMessage(question, [...transfer])
  }

  #begin(): Worker {
    const worker = new Worker(this.#file, { execArgv: [] })
    worker.on('message', (told: Told) => {
      // What a thread that was given up says at last is no answer to a later question.
      if (this.#worker !== worker) return
      const asked = this.#asked
      this.#asked = undefined
      if ('answer' in told) asked?.resolve(told.answer as never)
      else asked?.reject(new ThreadFault('crashed', told.fault))
      this.#next()
    })
    const crashed = (words: string) => {
      if (this.#worker === worker) void this.#giveUp(new ThreadFault('crashed', words))
    }
    worker.on('error', (fault) =>
      crashed(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
    )
    worker.on('exit', (code) => crashed(`the thread ended with ${code}`))
    return worker
  }

  async #giveUp(fault: ThreadFault) {
    const asked = this.#asked
    this.#asked = undefined
    const ended = this.#end()
    asked?.reject(fault)
    this.#next()
    await ended
  }

  async #end() {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #rejectAll(fault: ThreadFault) {
    clearTimeout(this.#clock)
    for (const waiting of this.#queue.splice(0)) waiting.reject(fault)
    this.#asked?.reject(fault)
    this.#asked = undefined
  }
}
