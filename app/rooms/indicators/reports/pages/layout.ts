import { asActor } from '../../../../ground/db/database.ts'
import { titleForm } from '../../outlines/forms.ts'
import { editorOf } from '../../outlines/pages/editor.tsx'
import { draftHere, idIn } from '../parts/here.ts'
import { changeReport } from '../writes.ts'
import { goOn } from './begin.tsx'

/** The parts of one report: what is changed here is of this report alone. */
export const reportLayout = editorOf({
  prefix: '/reports/:report/layout',
  heading: 'indicators.outlines.layout',
  lead: 'indicators.outlines.layoutLead',
  nameLabel: 'indicators.reports.title',
  nameForm: titleForm,
  load: async (c, tx) => {
    const { report } = await draftHere(tx, c)
    return {
      name: report.title,
      parts: report.parts,
      number: report.number,
      path: `/reports/${report.id}/layout`,
      crumbs: [
        { href: '/reports', label: 'indicators.reports.heading' },
        { href: `/reports/${report.id}`, label: { said: report.title } },
      ],
    }
  },
  save: (c, tx, actor, { name, ...change }) =>
    changeReport(tx, actor, idIn(c, 'report'), { ...change, title: name }),
  // What is told now may not be read yet.
  after: async (c, actor) => {
    const { progress } = await asActor(actor, (tx) => draftHere(tx, c))
    return progress.waiting.length > 0 ? goOn(c, actor, idIn(c, 'report')) : c.body(null)
  },
})
