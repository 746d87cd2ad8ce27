import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import type { PactText } from '../../draft/reads.ts'
import { moneyOf } from '../../draft/rules.ts'
import { partWords } from '../../parts/part-words.ts'
import { type Line, linesOfBack, linesOfGive, linesOfStep, paragraphs } from './paper-lines.ts'

/** A pact as it is read aloud and signed: plain words, both sides beside each other. */
export function PactPaper({ text }: { text: PactText }) {
  const texts = useTexts()
  const { t, day, cents } = texts
  const money = moneyOf(text)
  return (
    <>
      <Part heading={['pacts.paper.ownWords', { name: text.person }]}>{prose(text.ownWords)}</Part>
      <div class="sides">
        <Part heading="pacts.paper.capabilities">{prose(text.capabilities)}</Part>
        {text.needs && <Part heading="pacts.paper.needs">{prose(text.needs)}</Part>}
      </div>
      {text.goals.length > 0 && (
        <Part heading="pacts.draft.goals">
          <ul>
            {text.goals.map(({ what }) => (
              <li>{what}</li>
            ))}
          </ul>
        </Part>
      )}
      <div class="sides">
        <Part heading="pacts.draft.gives">
          <Lines lines={text.gives.map((give) => linesOfGive(texts, give))} />
          {money > 0 && <p>{t('pacts.paper.money', { sum: cents(money) })}</p>}
        </Part>
        {text.giveBacks.length > 0 && (
          <Part heading={['pacts.draft.giveBacks', { name: text.person }]}>
            <Lines lines={text.giveBacks.map((back) => linesOfBack(texts, back))} />
          </Part>
        )}
      </div>
      {text.steps.length > 0 && (
        <Part heading="pacts.draft.steps">
          <Lines lines={text.steps.map((step) => linesOfStep(texts, step))} />
        </Part>
      )}
      {text.reviews.length > 0 && (
        <Part heading="pacts.draft.reviews">
          <p>{text.reviews.map(({ due }) => day(due)).join(' · ')}</p>
        </Part>
      )}
      {text.measures.length > 0 && (
        <Part heading="pacts.draft.measures">
          <p>{text.measures.join(' · ')}</p>
        </Part>
      )}
      {text.questions.map((question, at) =>
        text.answers[at] ? <Part heading={{ said: question }}>{prose(text.answers[at])}</Part> : null,
      )}
      <Part heading="pacts.team.heading">
        <ul>
          {text.team.map(({ name, part }) => (
            <li>{`${name} (${partWords(t, part)})`}</li>
          ))}
        </ul>
      </Part>
    </>
  )
}

function Part({ heading, children }: { heading: Words; children?: unknown }) {
  return (
    <section class="prose">
      <h2>{useTexts().say(heading)}</h2>
      {children as never}
    </section>
  )
}

const prose = (words: string) => paragraphs(words).map((line) => <p>{line}</p>)

const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <ul>
    {lines.map(({ what, about }) => (
      <li>
        <strong>{what}</strong>
        {about.length > 0 && <div>{about.join(' · ')}</div>}
      </li>
    ))}
  </ul>
)
