import './close-menus.ts'
import { wakeIslands } from './wake.ts'

wakeIslands()
