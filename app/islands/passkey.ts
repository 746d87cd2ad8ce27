type Kind = 'get' | 'create'

/**
 * A button for passkeys, which need a script and a browser that knows them: without either there is nothing to see,
 * and the forms beside it do.
 */
class Passkey extends HTMLElement {
  #status!: HTMLParagraphElement

  connectedCallback() {
    if (this.#status || !('PublicKeyCredential' in window)) return
    if (!('parseRequestOptionsFromJSON' in PublicKeyCredential)) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn btn-outline-primary'
    button.textContent = this.dataset.label ?? ''
    button.addEventListener('click', () => void this.#press())
    this.#status = document.createElement('p')
    this.#status.setAttribute('role', 'status')
    this.append(button, this.#status)
  }

  async #press() {
    this.#status.textContent = ''
    try {
      const kind: Kind = this.dataset.kind === 'create' ? 'create' : 'get'
      const asked = await this.#ask(this.dataset.options ?? '')
      const response = (await credentialFor(kind, asked)).toJSON()
      const answer = (await this.#ask(this.dataset.send ?? '', { response })) as { next: string }
      location.assign(answer.next)
    } catch {
      // Also when someone changes their mind: the browser does not say which.
      this.#status.textContent = this.dataset.failed ?? ''
    }
  }

  async #ask(address: string, body?: object): Promise<unknown> {
    const answer = await fetch(address, {
      method: body ? 'POST' : 'GET',
      headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${answer.status}`)
    return answer.json()
  }
}

async function credentialFor(kind: Kind, asked: unknown): Promise<PublicKeyCredential> {
  const credential =
    kind === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
            asked as PublicKeyCredentialCreationOptionsJSON,
          ),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
            asked as PublicKeyCredentialRequestOptionsJSON,
          ),
        })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  return credential
}

customElements.define('trama-passkey', Passkey)
