import type { Child } from 'hono/jsx'
import { spokenIn } from '../texts/language.ts'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { ButtonLink, Page } from '../ui/page.tsx'
import { Mark, usePaper } from './frame.tsx'
import type { Sheet } from './sheets.ts'

type PageProps = {
  heading: Words
  kicker?: string
  crumbs: Parameters<typeof Page>[0]['crumbs']
  /** Where they are typed back. */
  back?: string | undefined
  /** How many are cut from one side of A4: two of A5, or four of A6. */
  aPage: 2 | 4
  slips: readonly Child[]
}

/** Slips to print and cut apart: each carries its own mark, so that none needs the others. */
export function PrintedSlips({ heading, kicker, crumbs = [], back, aPage, slips }: PageProps) {
  const { t } = useTexts()
  const pages = Array.from({ length: Math.ceil(slips.length / aPage) }, (_, at) =>
    slips.slice(at * aPage, (at + 1) * aPage),
  )
  return (
    <Page
      heading={heading}
      {...(kicker && { kicker })}
      crumbs={crumbs}
      {...(back && { actions: <ButtonLink href={back} label="paper.print.typeBack" quiet /> })}
    >
      <p class="hint not-printed">{t('paper.print.how')}</p>
      {pages.map((page) => (
        <div class={`slip-page slip-page-${aPage}`}>{page}</div>
      ))}
    </Page>
  )
}

type SlipProps = {
  sheet: Sheet
  row?: number
  title: string
  facts?: readonly Child[]
  /** The name of whoever printed it. */
  printedBy?: string | null
  /** What whoever finds it should know. */
  notice?: string
  children?: Child
}

/** One slip: what it is and its mark above, who printed it when below. */
export function Slip({ sheet, row, title, facts = [], printedBy, notice, children }: SlipProps) {
  const { t, language, territory, full } = usePaper(sheet)
  return (
    <article class="slip" {...spokenIn(language)}>
      <header class="slip-head">
        <div>
          <p class="paper-territory">{territory}</p>
          <h2>{title}</h2>
          {facts.filter(Boolean).map((fact) => (
            <p>{fact}</p>
          ))}
        </div>
        <Mark sheet={sheet} {...(row !== undefined && { row })} />
      </header>
      <div class="slip-body">{children}</div>
      <footer class="slip-end">
        {notice && <p>{notice}</p>}
        <p>{t('paper.print.printed', { when: full(sheet.printedAt), who: printedBy ?? territory })}</p>
      </footer>
    </article>
  )
}

/** A label and the room to write by hand: a line, or several, drawn one by one so that any printer shows them. */
export const Blank = ({ label, lines = 1 }: { label: string; lines?: number }) => (
  <div class="blank">
    <p class="blank-label">{label}</p>
    {Array.from({ length: lines - 1 }, () => (
      <p class="blank-line" aria-hidden="true"></p>
    ))}
  </div>
)

/** A box to tick by hand. */
export const Tick = ({ label }: { label: string }) => (
  <span class="slip-tick">
    <span aria-hidden="true">☐</span> {label}
  </span>
)
