import Sigma from 'sigma'
import { EdgeLineProgram } from 'sigma/rendering'
import { button, element, monthsBetween, replayControls, type Words } from './network-controls.ts'
import {
  ACCENT,
  graphOf,
  type Mark,
  type Network,
  type NetworkData,
  namesLike,
  TIE,
  TIE_NEAR,
} from './network-graph.ts'

const SUGGESTED = 12
const CLOSE = 0.25
const GLIDE_MS = 400
/** Frames that take longer than a thirtieth of a second are slow; after so many of them ties rest while the map is moved. */
const SLOW_MS = 33
const SLOW_FRAMES = 4

/** Draws the picture of the network where the page left room for it. All it shows stands in the table below, too. */
class NetworkMap extends HTMLElement {
  #words!: Words
  #sigma: Sigma<Mark> | undefined
  #graph: Network | undefined
  #canvas = element('div', { class: 'network-canvas' })
  #panel = element('div', { class: 'network-panel', role: 'status' })
  #chosen: string | undefined
  #stop = () => {}
  #asked: AbortController | undefined

  connectedCallback() {
    if (this.#words) return
    this.#words = JSON.parse(this.dataset.words ?? '{}') as Words
    this.#canvas.setAttribute('role', 'img')
    this.#canvas.setAttribute('aria-label', this.dataset.label ?? '')
    this.#canvas.setAttribute('aria-describedby', 'network-summary')
    this.classList.add('awake')
    this.replaceChildren(this.#controls(), this.#canvas, this.#panel)
    void this.#load(this.dataset.on ?? '')
  }

  disconnectedCallback() {
    this.#stop()
    this.#asked?.abort()
    this.#sigma?.kill()
    this.#sigma = undefined
  }

  #controls() {
    const { since, until = '', on = '', language } = this.dataset
    const bar = element('div', { class: 'network-controls' }, this.#search())
    if (since && since < until) {
      const days = [...new Set([...monthsBetween(since, until), on].filter(Boolean))].sort()
      const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
      const replay = replayControls({
        days,
        at: Math.max(0, days.indexOf(on)),
        words: this.#words,
        say: (day) => format.format(new Date(day)),
        show: (day) => this.#load(day),
      })
      this.#stop = replay.stop
      bar.append(...replay.parts)
    }
    const duration = this.#isStill() ? 0 : GLIDE_MS
    bar.append(
      button(this.#words.in, () => void this.#sigma?.getCamera().animatedZoom({ duration })),
      button(this.#words.out, () => void this.#sigma?.getCamera().animatedUnzoom({ duration })),
      button(this.#words.fit, () => void this.#sigma?.getCamera().animatedReset({ duration })),
    )
    return bar
  }

  #search() {
    const list = element('datalist', { id: 'network-names' })
    const input = element('input', { type: 'search', class: 'control', list: list.id, autocomplete: 'off' })
    input.addEventListener('input', () => {
      const found = this.#graph ? namesLike(this.#graph, input.value, SUGGESTED) : []
      list.replaceChildren(...found.map(({ label }) => element('option', { value: label })))
    })
    input.addEventListener('change', () => {
      const [first] = this.#graph ? namesLike(this.#graph, input.value, 1) : []
      if (first) this.#choose(first.id, true)
      else if (input.value.trim()) this.#panel.textContent = this.#words.nobody
    })
    return element('label', { class: 'network-search' }, `${this.#words.search} `, input, list)
  }

  async #load(on: string) {
    this.#asked?.abort()
    this.#asked = new AbortController()
    const address = new URL(this.dataset.src ?? '', location.href)
    if (on) address.searchParams.set('on', on)
    if (!this.#graph) this.#panel.textContent = this.#words.loading
    try {
      const answer = await fetch(address, {
        headers: { Accept: 'application/json' },
        signal: this.#asked.signal,
      })
      if (!answer.ok) throw new Error(`${answer.status}`)
      this.#draw((await answer.json()) as NetworkData)
    } catch (fault) {
      if (fault instanceof DOMException) return
      // The table is there all the same: a browser without WebGL, or a lost connection, is told so and no more.
      this.#panel.textContent = this.#words.failed
      this.#stop()
    }
  }

  #draw(data: NetworkData) {
    if (!this.isConnected) return
    const graph = graphOf(data, this.#graph)
    this.#graph = graph
    this.#panel.replaceChildren()
    if (this.#sigma) this.#sigma.setGraph(graph)
    else this.#begin(graph)
    const only = data.centre.length === 1 ? data.ids[data.centre[0] ?? -1] : undefined
    if (this.#chosen && graph.hasNode(this.#chosen)) this.#choose(this.#chosen, false)
    else if (only) this.#choose(only, false)
  }

  #begin(graph: Network) {
    const sigma = new Sigma<Mark>(graph, this.#canvas, {
      defaultEdgeColor: TIE,
      defaultNodeColor: TIE_NEAR,
      labelFont: 'Titillium Web, sans-serif',
      labelColor: { color: '#1b2a2d' },
      // Names only when near: from afar the shape speaks.
      labelRenderedSizeThreshold: 9,
      labelDensity: 0.6,
      zIndex: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      allowInvalidContainer: true,
      // Thin lines: a tenth of the work of drawn-out ones, for a machine without a graphics card.
      edgeProgramClasses: { line: EdgeLineProgram },
      nodeReducer: (id, data) => this.#nodeLook(id, data),
      edgeReducer: (id, data) => this.#tieLook(id, data),
    })
    sigma.on('clickNode', ({ node }) => this.#choose(node, false))
    sigma.on('clickStage', () => this.#leave())
    this.#sigma = sigma
    this.#keepMoving(sigma)
  }

  /** Where a machine cannot draw all ties as fast as the map is moved, they come back when the hand rests. */
  #keepMoving(sigma: Sigma<Mark>) {
    let [before, slow] = [0, 0]
    sigma.getCamera().on('updated', () => {
      requestAnimationFrame((now) => {
        const took = now - before
        before = now
        // A pause is no slow frame.
        slow = took > SLOW_MS && took < 20 * SLOW_MS ? slow + 1 : 0
        if (slow === SLOW_FRAMES) sigma.setSetting('hideEdgesOnMove', true)
      })
    })
  }

  #nodeLook(id: string, data: Record<string, unknown>) {
    if (!this.#chosen || !this.#graph?.hasNode(this.#chosen)) return data
    if (id === this.#chosen) return { ...data, color: ACCENT, forceLabel: true, zIndex: 2 }
    if (this.#graph.areNeighbors(id, this.#chosen)) return { ...data, forceLabel: true, zIndex: 1 }
    return { ...data, color: TIE, label: '' }
  }

  #tieLook(id: string, data: Record<string, unknown>) {
    if (!this.#chosen || !this.#graph?.hasNode(this.#chosen)) return data
    return this.#graph.hasExtremity(id, this.#chosen) ? { ...data, color: TIE_NEAR, zIndex: 1 } : data
  }

  #choose(id: string, goThere: boolean) {
    this.#chosen = id
    this.#sigma?.refresh({ skipIndexation: true })
    this.#tell(id)
    const at = this.#sigma?.getNodeDisplayData(id)
    if (!goThere || !at) return
    const target = { x: at.x, y: at.y, ratio: CLOSE }
    const camera = this.#sigma?.getCamera()
    if (this.#isStill()) camera?.setState(target)
    else void camera?.animate(target, { duration: GLIDE_MS })
  }

  #tell(id: string) {
    const { label, kind } = this.#graph?.getNodeAttributes(id) ?? {}
    const { people = '', organisations = '', here = '' } = this.dataset
    const record = element('a', { href: `${kind === 'o' ? organisations : people}${id}` }, this.#words.open)
    const around = element('a', { href: `${here}?around=${id}&steps=2` }, this.#words.around)
    const close = button(this.#words.close, () => this.#leave())
    this.#panel.replaceChildren(element('strong', {}, String(label ?? '')), record, around, close)
  }

  #leave() {
    this.#chosen = undefined
    this.#panel.replaceChildren()
    this.#sigma?.refresh({ skipIndexation: true })
  }

  #isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches
}

customElements.define('trama-network-map', NetworkMap)
