import { Field, Hidden } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'

type AsOfProps = {
  until: string
  today: string
  wrong: boolean
  /** What else the address says, and goes on saying. */
  keeps?: Record<string, string>
}

/** Which day the figures are asked for; a day that is none, or has not come, falls back to today and says so. */
export function AsOf({ until, today, wrong, keeps = {} }: AsOfProps) {
  return (
    <Filters submit="indicators.asOf.show" errors={wrong ? { 'as-of': ['indicators.asOf.wrong'] } : {}}>
      {Object.entries(keeps).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Field
        name="as-of"
        type="date"
        label="indicators.asOf.label"
        hint="indicators.asOf.hint"
        value={until}
        max={today}
      />
    </Filters>
  )
}
