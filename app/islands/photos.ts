const LONGEST_SIDE = 1600
const QUALITY = 0.82
const KB = 1024

/**
 * Photos are made small before they travel: a phone takes them ten times larger than a sheet needs, and says in them where and
 * when. Several taken one after the other stay together. What cannot be drawn here goes as it is: our server looks at all.
 */
class Photos extends HTMLElement {
  #status!: HTMLParagraphElement
  #clear!: HTMLButtonElement
  #working: Promise<void> | undefined

  connectedCallback() {
    if (this.#status) return
    this.#status = document.createElement('p')
    this.#status.className = 'hint'
    this.#status.setAttribute('role', 'status')
    this.#clear = document.createElement('button')
    this.#clear.type = 'button'
    this.#clear.className = 'btn btn-link'
    this.#clear.textContent = this.dataset.clear ?? ''
    this.#clear.hidden = true
    this.#clear.addEventListener('click', () => this.#empty())
    ;(this.querySelector('fieldset') ?? this).append(this.#status, this.#clear)
    const before = new Map<HTMLInputElement, File[]>()
    for (const input of this.#inputs)
      input.addEventListener('change', () => {
        const kept = before.get(input) ?? []
        const fresh = [...(input.files ?? [])].filter((file) => !kept.includes(file))
        this.#working = Promise.all(fresh.map(small)).then((made) => {
          const all = [...kept, ...made].slice(0, Number(this.dataset.most))
          before.set(input, all)
          const held = new DataTransfer()
          for (const file of all) held.items.add(file)
          input.files = held.files
          this.#tell()
        })
      })
    this.addEventListener('trama:emptied', () => before.clear())
    this.closest('form')?.addEventListener('submit', (event) => this.#wait(event), { capture: true })
  }

  get #inputs() {
    return this.querySelectorAll<HTMLInputElement>('input[type=file]')
  }

  /** A form sent while photos are still being made small waits for them. */
  #wait(event: SubmitEvent) {
    if (!this.#working) return
    const form = event.target as HTMLFormElement
    const pressed = event.submitter as HTMLElement | null
    event.preventDefault()
    event.stopImmediatePropagation()
    void this.#working.then(() => form.requestSubmit(pressed))
  }

  #empty() {
    for (const input of this.#inputs) input.value = ''
    this.dispatchEvent(new Event('trama:emptied'))
    this.#tell()
    this.querySelector<HTMLInputElement>('input[type=file]')?.focus()
  }

  #tell() {
    this.#working = undefined
    const files = [...this.#inputs].flatMap((input) => [...(input.files ?? [])])
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    this.#clear.hidden = files.length === 0
    this.#status.textContent = files.length
      ? (this.dataset.ready ?? '')
          .replace('{count}', String(files.length))
          .replace('{size}', `${Math.max(1, Math.round(bytes / KB))} kB`)
      : ''
  }
}

async function small(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    if (!made || (made.size >= file.size && /^image\/(jpeg|png)$/.test(file.type))) return file
    return new File([made], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' })
  } catch {
    return file
  }
}

customElements.define('trama-photos', Photos)
