import { useContext } from 'hono/jsx'
import { PhotoField } from '../photos/photo-field.tsx'
import type { KeptPhoto } from '../photos/stand.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useBelow } from '../ui/below.ts'
import { Callout } from '../ui/callout.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Field, Hidden } from '../ui/field.tsx'
import { CurrentForm } from '../ui/form-context.ts'
import { When } from '../ui/when.tsx'
import type { Question } from './asked.ts'
import { spaced } from './code.ts'
import { printAt } from './kinds.ts'
import type { Sheet } from './sheets.ts'
import type { FromPaper } from './sources.ts'
import type { Typing } from './typings.ts'

/** A total in words, where it is kept in other figures than people write it in: minutes that are hours on paper. */
export type SayTotal = (total: number) => string
type AboutProps = { sheet: Sheet; typings: readonly Typing[]; said?: SayTotal }

/** What a sheet is, above the rows to type back: when it was printed, and who typed it already. */
export function AboutSheet({ sheet, typings, said }: AboutProps) {
  const { t, number } = useTexts()
  const below = useBelow()
  const say = said ?? number
  return (
    <>
      <p class="hint">
        <a href={below(printAt(sheet))}>{t('paper.typing.sheet', { code: spaced(sheet.code) })}</a>
        {', '}
        {t('paper.typing.printed')} <When at={sheet.printedAt} />
      </p>
      {typings.length > 0 && (
        <Callout kind="warning" heading="paper.typing.again">
          <ul>
            {typings.map(({ by, at, counted, rowsTyped }) => (
              <li>
                {by ?? t('paper.typing.somebody')}, <When at={at} />:{' '}
                {t('paper.typing.came', { counted: say(counted), count: rowsTyped })}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  )
}

/** The field for what the foot of the paper says in all. */
export const ToldField = () => (
  <Field
    name="told"
    type="number"
    inputmode="numeric"
    min={0}
    label="paper.typing.told"
    hint="paper.typing.toldHint"
  />
)

/** Photos of the sheet: those kept already, and the field for more. */
export function SheetPhotos({ photos }: { photos: readonly KeptPhoto[] }) {
  const { t } = useTexts()
  return (
    <>
      <PhotoField label="paper.photo.field" hint="paper.photo.hint" />
      {photos.length > 0 && <p class="hint">{t('paper.photo.kept', { count: photos.length })}</p>}
    </>
  )
}

/** How often a sheet had been typed when its form was shown: whoever typed it meanwhile is told of. */
export const TypedBefore = ({ typings }: { typings: readonly Typing[] }) => {
  const { values } = useContext(CurrentForm)
  return <Hidden name="typedBefore" value={String(values.typedBefore ?? typings.length)} />
}

/** What is asked before a sheet is saved whose total is another, or that somebody typed meanwhile; never refused. */
export const Questions = ({ asked, said = String }: { asked: readonly Question[]; said?: SayTotal }) => (
  <>
    {asked.map((one) => (
      <Checkbox
        name={one.why}
        value={one.answer}
        label={
          one.why === 'sureOfTotal'
            ? ['paper.typing.sureOfTotal', { counted: said(one.counted), told: said(one.told) }]
            : 'paper.typing.sureOfTyped'
        }
      />
    ))}
  </>
)

/** That a record came from paper: which sheet, and who typed it when. Nothing where it did not. */
export function CameFromPaper({ sources }: { sources: readonly FromPaper[] }) {
  const { t } = useTexts()
  const below = useBelow()
  if (sources.length === 0) return null
  return (
    <ul class="plain-list from-paper">
      {sources.map(({ kind, code, row, by, at }) => (
        <li class="hint">
          {t('paper.source.from')}{' '}
          <a href={below(`/paper/${kind}/${code}`)}>{t('paper.source.sheet', { code: spaced(code) })}</a>
          {row !== null && ` ${t('paper.source.row', { row })}`}
          {', '}
          {t('paper.source.typed', { by: by ?? t('paper.typing.somebody') })} <When at={at} />
        </li>
      ))}
    </ul>
  )
}
