import type { PropsWithChildren } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { Icon, type IconName } from './icon.tsx'

export type CalloutKind = 'info' | 'success' | 'warning' | 'error'
const ICON: Record<CalloutKind, IconName> = {
  info: 'info-circle',
  success: 'check-circle',
  warning: 'warning-circle',
  error: 'error',
}

type CalloutProps = { kind?: CalloutKind; heading?: Words; text?: Words; alert?: boolean }

/** Something to notice. `alert` has it read out as soon as the page opens. */
export function Callout({ kind = 'info', heading, text, alert, children }: PropsWithChildren<CalloutProps>) {
  const { say } = useTexts()
  return (
    <div class={`notice notice-${kind}`} role={alert ? 'alert' : undefined}>
      <Icon name={ICON[kind]} />
      <div>
        {heading && <p class="notice-heading">{say(heading)}</p>}
        {text && <p>{say(text)}</p>}
        {children}
      </div>
    </div>
  )
}
