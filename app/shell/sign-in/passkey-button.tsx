import { type TextKey } from '../../ground/texts/texts.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'

type ButtonProps = { kind: 'get' | 'create'; at: string; next?: string; label: TextKey }

/** Shown by its script alone, and only where the browser knows passkeys: there is always another way. */
export function PasskeyButton({ kind, at, next, label }: ButtonProps) {
  const { t } = useTexts()
  return (
    <trama-passkey
      data-kind={kind}
      data-options={`${at}/options`}
      data-send={next ? `${at}?${new URLSearchParams({ next })}` : at}
      data-label={t(label)}
      data-failed={t('signIn.passkey.failed')}
    ></trama-passkey>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-passkey': HTMLAttributes & Record<`data-${string}`, string | undefined>
    }
  }
}
