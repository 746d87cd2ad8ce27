import { parentPort } from 'node:worker_threads'
import type { Told } from './thread.ts'

type Answered<Answer> = { answer: Answer; transfer?: readonly ArrayBuffer[] }

/** In the file of a thread: answers each question; a throw is told to whoever asked, and the thread goes on. */
export function answering<Question, Answer>(work: (question: Question) => Answered<Answer>) {
  parentPort?.on('message', (question: Question) => {
    try {
      const { answer, transfer } = work(question)
      parentPort?.postMessage({ answer } satisfies Told, [...(transfer ?? [])])
    } catch (fault) {
      const words = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
      parentPort?.postMessage({ fault: words } satisfies Told)
    }
  })
}
