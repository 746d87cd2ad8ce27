import { answering } from '../../../ground/threads/answering.ts'
import type { EdgeList } from '../graph/graph.ts'
import { type Survey, survey } from '../graph/survey.ts'

// The thread of the network's pictures: edges in, measures out; it knows nobody.
answering<EdgeList, Survey>((edges) => {
  const answer = survey(edges)
  const transfer = Object.values(answer).flatMap((part) =>
    ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : [],
  )
  return { answer, transfer: [...new Set(transfer)] }
})
