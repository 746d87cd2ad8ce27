import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { FieldFrame } from '../../../../ground/ui/field-frame.tsx'
import { useField } from '../../../../ground/ui/form-context.ts'
import { MOST_WISHES } from '../rules.ts'

export type Listed = { id: string; label: string }
type Props = {
  /** "Scelta n. {{rank}}". */
  label: TextKey
  listed: readonly Listed[]
  ranked: readonly string[]
  typed: string | string[] | undefined
}

/** As many lines as there are wishes and a few more. */
const SPARE = 3
const LEAST = 5

/** One list to choose from for each rank, the dearest first; they arrive in order under `offers`. Empty ones are passed over. */
export function WishFields({ label, listed, ranked, typed }: Props) {
  const chosen = typed === undefined ? ranked : [typed].flat()
  const lines = Math.min(MOST_WISHES, listed.length, Math.max(LEAST, chosen.length + SPARE))
  return (
    <>
      {Array.from({ length: lines }, (_, at) => (
        <OneWish label={label} listed={listed} at={at} chosen={chosen[at] ?? ''} />
      ))}
    </>
  )
}

function OneWish({
  label,
  listed,
  at,
  chosen,
}: Pick<Props, 'label' | 'listed'> & { at: number; chosen: string }) {
  const { t } = useTexts()
  const { id, errors } = useField('offers', [label, { rank: at + 1 }])
  const own = at === 0 ? id : `${id}-${at}`
  return (
    <FieldFrame id={own} errors={at === 0 ? errors : []} label={[label, { rank: at + 1 }]}>
      <select
        id={own}
        name="offers[]"
        class="control"
        aria-invalid={at === 0 && errors.length ? 'true' : undefined}
      >
        <option value="">{t('ui.form.choose')}</option>
        {listed.map((one) => (
          <option value={one.id} selected={one.id === chosen}>
            {one.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
