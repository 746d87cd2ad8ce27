import { rowField } from '../../../../ground/forms/row-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { RowFields } from '../../../../ground/ui/row-fields.tsx'
import { CONDITIONS, SORTS } from '../../kinds/goods/rules.ts'
import type { Reason } from '../../kinds/rules.ts'
import { FAVOURS } from '../../kinds/time/rules.ts'
import { ReasonList } from '../../parts/reasons.tsx'
import { MOST_PIECES, NEW_PREFIX, type Slip } from '../rules.ts'

type Searched = { name: string; found: readonly Found[] } | undefined
type Props = {
  slip: Slip
  row: number
  /** It was copied before, and what it became was taken back. */
  again: boolean
  /** What a search without script has found, and in which field. */
  searched: Searched
  /** What speaks against the hours of this row, if somebody must know before they go on. */
  against: readonly Reason[]
  /** Whether it may be gone past. */
  asks: boolean
  today: string
}

/** One slip to copy, its fields in the order of the paper. */
export function SlipFields(shown: Props) {
  const { slip, row, again } = shown
  const { t } = useTexts()
  const Fields = { give: GiveFields, ask: AskFields, hours: HoursFields }[slip]
  return (
    <RowFields legend={['exchange.emporium.row', { number: row }]} id={`row-${row}`}>
      {again && <p class="hint">{t('exchange.emporium.again')}</p>}
      <Fields {...shown} />
    </RowFields>
  )
}

type WhoProps = Pick<Props, 'row' | 'searched'> & {
  name: 'who' | 'giver' | 'receiver'
}

/** Somebody known here, or a name that is said for the first time. */
function Who({ name, row, searched }: WhoProps) {
  const below = useBelow()
  const field = rowField(name, row)
  return (
    <Combobox
      name={field}
      label={`exchange.emporium.${name}`}
      search={below('/people/search')}
      found={searched?.name === field ? searched.found : []}
      addNew={[{ prefix: NEW_PREFIX, label: 'encounters.form.newPerson' }]}
    />
  )
}

function What({ row, label }: Pick<Props, 'row'> & { label: 'what' | 'done' }) {
  return (
    <Field
      name={rowField('title', row)}
      label={`exchange.emporium.${label}`}
      hint="exchange.notice.titleHint"
      maxlength={120}
    />
  )
}

const Phone = ({ row }: Pick<Props, 'row'>) => (
  <Field name={rowField('phone', row)} type="tel" label="exchange.notice.phone" maxlength={40} />
)

function Sort({ row }: Pick<Props, 'row'>) {
  const { t } = useTexts()
  return (
    <Select
      name={rowField('sort', row)}
      label="exchange.goods.fields.sort"
      options={SORTS.map((value) => ({ value, label: t(`exchange.goods.sort.${value}`) }))}
    />
  )
}

function GiveFields({ row, searched }: Props) {
  const { t } = useTexts()
  return (
    <>
      <What row={row} label="what" />
      <div class="field-row">
        <Sort row={row} />
        <Select
          name={rowField('condition', row)}
          label="exchange.goods.fields.condition"
          options={CONDITIONS.map((value) => ({ value, label: t(`exchange.goods.condition.${value}`) }))}
        />
        <Field
          name={rowField('places', row)}
          type="number"
          inputmode="numeric"
          label="exchange.goods.places"
          min={1}
          max={MOST_PIECES}
          value={1}
        />
        <Field name={rowField('bestBefore', row)} type="date" label="exchange.goods.fields.bestBefore" />
      </div>
      <Who name="who" row={row} searched={searched} />
      <Phone row={row} />
    </>
  )
}

function AskFields({ row, searched, today }: Props) {
  return (
    <>
      <What row={row} label="what" />
      <div class="field-row">
        <Sort row={row} />
        <Field
          name={rowField('untilOn', row)}
          type="date"
          label="exchange.emporium.until"
          hint="exchange.emporium.untilHint"
          min={today}
        />
      </div>
      <Who name="who" row={row} searched={searched} />
      <Phone row={row} />
    </>
  )
}

function HoursFields({ row, searched, against, asks, today }: Props) {
  const { t } = useTexts()
  return (
    <>
      <Who name="giver" row={row} searched={searched} />
      {against.length > 0 && (
        <Callout kind="warning" heading="exchange.emporium.against">
          <ReasonList reasons={against} />
        </Callout>
      )}
      <Who name="receiver" row={row} searched={searched} />
      {asks && <Checkbox name={rowField('anyway', row)} label="exchange.agree.anyway" />}
      <What row={row} label="done" />
      <div class="field-row">
        <Select
          name={rowField('favour', row)}
          label="exchange.emporium.favour"
          options={FAVOURS.map((value) => ({ value, label: t(`exchange.time.favour.${value}`) }))}
        />
        <Field name={rowField('onDate', row)} type="date" label="exchange.emporium.onDate" max={today} />
        <Field
          name={rowField('hours', row)}
          inputmode="decimal"
          label="exchange.emporium.howMany"
          maxlength={6}
        />
      </div>
      <Checkbox
        name={rowField('signed', row)}
        label="exchange.emporium.signed"
        hint="exchange.emporium.signedHint"
      />
    </>
  )
}
