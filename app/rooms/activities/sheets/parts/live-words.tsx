import type { Child } from 'hono/jsx'

/** Keeps by itself what is written in the form inside; without script the form's own button does. */
export const LiveWords = ({ children }: { children: Child }) => (
  <trama-live-minutes>
    {children}
    <p role="status" class="hint" />
  </trama-live-minutes>
)

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-live-minutes': { children?: Child }
    }
  }
}
