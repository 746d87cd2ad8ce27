import { wakeIslands } from './wake.ts'

wakeIslands()
