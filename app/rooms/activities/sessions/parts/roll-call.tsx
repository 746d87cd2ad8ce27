import type { Child } from 'hono/jsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'

/** Where the page puts how many are ticked. */
const COUNT = '#'

type Props = {
  /** How many "everybody" is. */
  called: number
  isCalled: boolean
}

/**
 * Everybody is there, then who is missing is unticked: one press for many. The page ticks by itself where it can; else the
 * form goes and comes back ticked, with nothing kept and nothing typed lost.
 */
export function RollCall({ called, isCalled }: Props) {
  const { t } = useTexts()
  return (
    <div class="roll-call">
      {called > 1 && (
        <>
          <button
            type="submit"
            name="act"
            value="everybody"
            class="btn btn-outline-primary"
            data-turbo="false"
            hidden={isCalled}
          >
            {t('activities.register.everybody', { count: called })}
          </button>
          <button
            type="submit"
            name="act"
            value="undo"
            class="btn btn-outline-primary"
            data-turbo="false"
            hidden={!isCalled}
          >
            {t('activities.register.undo')}
          </button>
        </>
      )}
      <a href="#f-walkIns">{t('activities.register.toWalkIns')}</a>
      <p
        role="status"
        class="hint"
        data-counts={t('activities.register.counted', { present: COUNT })}
        data-untick={t('activities.register.untick')}
      >
        {isCalled && t('activities.register.untick')}
      </p>
    </div>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-roll-call': { children?: Child }
    }
  }
}
