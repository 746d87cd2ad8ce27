import type { Child } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import { reachedAt } from '../access/reached-at.ts'
import type { Env } from '../access/request.ts'
import { formatsFor } from '../texts/formats.ts'
import { spokenIn, spokenOr } from '../texts/language.ts'
import { translatorFor } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.ts'
import { below } from '../ui/below.ts'
import { ButtonLink, Page } from '../ui/page.tsx'
import { rowMark, spaced } from './code.ts'
import { scannedAt, typingAt } from './kinds.ts'
import { QrSquare } from './qr.tsx'
import type { Sheet } from './sheets.ts'

export const PAPERS = ['a4', 'a5'] as const

/** How a sheet speaks: in the language it was printed in, whatever that of the page around it. */
export function usePaper(sheet: Sheet) {
  const c = useRequestContext<Env>()
  const language = spokenOr(sheet.language)
  const t = translatorFor(language)
  const { name, timeZone } = c.var.territory
  /** Where the square of the sheet, or of one of its rows, leads. */
  const address = (row?: number) => reachedAt(c) + below(c, scannedAt(sheet.code, row))
  return { t, language, territory: name, address, ...formatsFor(language, timeZone) }
}

/** The square and the code of a sheet, or of one of its rows that is cut off. */
export function Mark({ sheet, row }: { sheet: Sheet; row?: number }) {
  const { t, address } = usePaper(sheet)
  const code = row ? rowMark(sheet.code, row) : spaced(sheet.code)
  return (
    <div class="paper-mark">
      <QrSquare address={address(row)} label={t('paper.print.square', { code })} />
      <p class="paper-code">{code}</p>
    </div>
  )
}

type SidesProps = {
  sheet: Sheet
  title: string
  /** Lines below the title: when, where, who. */
  facts?: readonly Child[]
  /** One side of paper each. */
  pages: readonly Child[]
  /** At the bottom of the last: totals to write by hand. */
  foot?: Child
  /** What whoever writes on it should know. */
  notice?: Child
  /** The name of whoever printed it. */
  printedBy?: string | null
}

/** The sides of a sheet: each has its code, its square, where it stands among the others and who printed it when. */
export function SheetSides({ sheet, title, facts = [], pages, foot, notice, printedBy }: SidesProps) {
  const { t, language, full, territory } = usePaper(sheet)
  const said = { when: full(sheet.printedAt), who: printedBy ?? territory }
  return (
    <>
      {pages.map((page, at) => (
        <article class="paper-sheet" {...spokenIn(language)}>
          <header class="paper-head">
            <div>
              <p class="paper-territory">{territory}</p>
              <h2>{title}</h2>
              {facts.filter(Boolean).map((fact) => (
                <p>{fact}</p>
              ))}
            </div>
            <Mark sheet={sheet} />
          </header>
          {page}
          {at === pages.length - 1 && foot && <div class="paper-foot">{foot}</div>}
          <footer class="paper-end">
            {at === pages.length - 1 && notice && <p>{notice}</p>}
            <p>
              {t('paper.print.printed', said)}
              {' · '}
              {t('paper.print.page', { page: at + 1, pages: pages.length })}
            </p>
          </footer>
        </article>
      ))}
    </>
  )
}

type Props = SidesProps & { crumbs?: Parameters<typeof Page>[0]['crumbs'] }

/** A sheet to print, with the way to where it is typed back. */
export function PrintedSheet({ crumbs = [], ...sides }: Props) {
  const { t } = useTexts()
  const c = useRequestContext<Env>()
  const { sheet, title } = sides
  return (
    <Page
      heading={['paper.print.heading', { code: spaced(sheet.code) }]}
      kicker={title}
      crumbs={crumbs}
      actions={<ButtonLink href={below(c, typingAt(sheet))} label="paper.print.typeBack" quiet />}
    >
      <p class="hint not-printed">{t('paper.print.how')}</p>
      <SheetSides {...sides} />
    </Page>
  )
}

/** A box to write a number into. */
export const Box = ({ label }: { label: string }) => (
  <p class="paper-box">
    <span>{label}</span>
    <span class="paper-blank"></span>
  </p>
)
