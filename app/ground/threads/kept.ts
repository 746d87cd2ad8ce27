type One<Value> = { value: Promise<Value>; bytes: number; madeAt: number }
type Options = { mostBytes: number; mostAgeMs: number; now?: () => number }

/**
 * What was costly to make, by what it was made from: at most so many bytes, the least lately used go first; nothing older
 * than allowed. Who asks for what is being made waits for the same making. What could not be made is not kept.
 */
export class Kept<Value> {
  readonly #all = new Map<string, One<Value>>()
  readonly #options: Options
  #bytes = 0

  constructor(options: Options) {
    this.#options = options
  }

  get bytes() {
    return this.#bytes
  }

  /** What is kept under the key, or being made. */
  find(key: string): Promise<Value> | undefined {
    const one = this.#all.get(key)
    if (!one) return undefined
    if (this.#now() - one.madeAt > this.#options.mostAgeMs) {
      this.#drop(key)
      return undefined
    }
    this.#all.delete(key)
    this.#all.set(key, one)
    return one.value
  }

  make(key: string, making: () => Promise<Value>, bytesOf: (value: Value) => number): Promise<Value> {
    const found = this.find(key)
    if (found) return found
    const one: One<Value> = { value: making(), bytes: 0, madeAt: this.#now() }
    this.#all.set(key, one)
    one.value.then(
      (value) => {
        if (this.#all.get(key) !== one) return
        one.bytes = bytesOf(value)
        this.#bytes += one.bytes
        this.#shrink()
      },
      () => {
        if (this.#all.get(key) === one) this.#drop(key)
      },
    )
    return one.value
  }

  #now() {
    return (this.#options.now ?? Date.now)()
  }

  #shrink() {
    for (const [key, { bytes }] of this.#all) {
      if (this.#bytes <= this.#options.mostBytes) return
      // What is being made has no size yet.
      if (bytes > 0) this.#drop(key)
    }
  }

  #drop(key: string) {
    this.#bytes -= this.#all.get(key)?.bytes ?? 0
    this.#all.delete(key)
  }
}
