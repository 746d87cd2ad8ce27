import { localeOf } from '../texts/language.ts'
import { useTexts } from '../texts/use-texts.ts'

/** Where a button stands that writes what is said, in browsers that listen: its words, and the field it writes into. */
export function Dictation({ of }: { of: string }) {
  const { t, language } = useTexts()
  return (
    <trama-dictation
      data-field={of}
      data-spoken={localeOf(language)}
      data-start={t('ui.dictation.start')}
      data-stop={t('ui.dictation.stop')}
      data-listening={t('ui.dictation.listening')}
      data-stopped={t('ui.dictation.stopped')}
      data-refused={t('ui.dictation.refused')}
      data-failed={t('ui.dictation.failed')}
      data-heading={t('ui.dictation.heading')}
      data-telling={t('ui.dictation.telling')}
      data-accept={t('ui.dictation.accept')}
      data-decline={t('ui.dictation.decline')}
      data-about={t('ui.dictation.about')}
      data-forget={t('ui.dictation.forget')}
    />
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-dictation': HTMLAttributes & Record<`data-${string}`, string | undefined>
    }
  }
}
