/** A sentence longer than this is read twice, or not at all. */
export const LONGEST_SENTENCE = 28

type Words = readonly (readonly [word: RegExp, instead: string])[]
/** The texts that may say one of the words, the word they may say, and beside each the reason why. */
type Allowed = Readonly<Record<string, RegExp>>

// A word of Italian ends where no letter follows, accents included: \b would stop at an accent.
const it = (...forms: string[]) => new RegExp(`(?<![\\p{L}-])(?:${forms.join('|')})(?![\\p{L}])`, 'iu')
const en = (...forms: string[]) => new RegExp(`\\b(?:${forms.join('|')})\\b`, 'i')

const ITALIAN: Words = [
  [it('si prega', 'vi preghiamo', 'la preghiamo'), 'dillo e basta'],
  [it('provved\\p{L}*'), 'fare, pensarci'],
  [it('usufrui\\p{L}*', 'fruire', 'fruizione', 'avvalersi'), 'usare, avere'],
  [it('effettu\\p{L}*', 'espletar\\p{L}*', 'erog\\p{L}*'), 'fare, dare'],
  [it('recarsi', 'si rechi', 'recati'), 'andare, passare'],
  [it('presso'), 'a, da, in'],
  [
    it('utent[ei]', 'utenza', 'disabil[ei]', 'handicap\\p{L}*', 'extracomunitar\\p{L}*', 'i soggetti'),
    'persone',
  ],
  [it('casi', 'operator[ei] di caso', 'nel caso in cui', 'in caso di'), 'persone, se'],
  [it('(?:prend|pres|prec)\\p{L}* in carico'), 'accompagnare, occuparsene'],
  [
    it(
      'sudd?ett\\p{L}*',
      'predett\\p{L}*',
      'sopra(?:cc?itat|indicat|elencat)\\p{L}*',
      'sotto(?:indicat|elencat)\\p{L}*',
    ),
    'questo',
  ],
  [it('medesim\\p{L}*', 'il sottoscritto', 'la sottoscritta'), 'stesso'],
  [
    it('al fine d\\p{L}+', 'allo scopo di', 'onde', 'affinché', 'finalizzat\\p{L}*', 'volt[oaie] a'),
    'per, perché',
  ],
  [
    it('in merito a\\p{L}*', 'in ordine a\\p{L}*', 'inerent[ei]', 'concernent[ei]', 'relativ[oaie] a\\p{L}*'),
    'su, di',
  ],
  [it('nell’ambito d\\p{L}+', 'a livello di', 'in quanto'), 'in, perché'],
  [it('qualora', 'laddove', 'ove', 'ivi', 'costì'), 'se, dove, lì'],
  [it('altresì', 'nonché', 'ovvero', 'pertanto', 'peraltro', 'tuttavia'), 'anche, e, o, perciò, ma'],
  [it('tramite', 'mediante', 'per mezzo di', 'a mezzo'), 'con, da'],
  [it('previ[oa]', 'ai sensi', 'in ottemperanza', 'in conformità'), 'dopo, come chiede la legge'],
  [
    it('modalità', 'tipologi[ae]', 'problematic\\p{L}*', 'tempistic\\p{L}*', 'criticità'),
    'modo, tipo, problema, tempi',
  ],
  [it('nominativ[oi]', 'apposit[oaie]', 'quanto sopra', 'di cui sopra'), 'nome, questo'],
  [it('entro e non oltre'), 'entro'],
  [
    it(
      'inserir\\p{L}* i dati',
      'inserisc[ai] i dati',
      'campo obbligatorio',
      'dat[oi] non valid[oi]',
      'valore non valido',
    ),
    'di’ che cosa scrivere',
  ],
  [it('clicc\\p{L}*', 'click', 'premere qui'), 'il nome del pulsante'],
  [it('mail'), 'e-mail'],
  [it('link', 'url'), 'collegamento, indirizzo'],
  [it('account', 'login', 'logout', 'registrati'), 'accesso, entrare, uscire'],
  [it('download', 'upload', 'file upload'), 'scaricare, caricare'],
  [it('online', 'on-line', 'offline', 'off-line'), 'in rete, senza rete'],
  [
    it('budget', 'feedback', 'meeting', 'report', 'dashboard', 'default', 'deadline', 'target', 'stage'),
    'la parola italiana',
  ],
  [
    it('team', 'staff', 'tool', 'match', 'matching', 'check', 'checklist', 'setup', 'set-up', 'form'),
    'la parola italiana',
  ],
]

const ITALIAN_ALLOWED: Allowed = {
  // The name of a command, which no language changes.
  'indicators.report.verify_one': /^report$/,
  'indicators.report.verify_other': /^report$/,
  // The glossary says which words professionals and the law use for it.
  'directory.glossary.says.intake': /^presa in carico$/,
}

const ENGLISH: Words = [
  [en('utili[sz]\\w+', 'leverag\\w+'), 'use'],
  [en('in order to', 'so as to', 'with a view to'), 'to'],
  [en('please'), 'say what to do'],
  [en('users?', 'clients?', 'cases?', 'the disabled', 'the elderly', 'subjects'), 'people, or who they are'],
  [en('prior to', 'subsequent\\w*', 'henceforth', 'upon'), 'before, after, on'],
  [en('commenc\\w+', 'terminat\\w+', 'initiat(?:e|es|ed|ing)', 'finali[sz]e\\w*'), 'begin, end'],
  [
    en('herein', 'hereby', 'hereafter', 'thereof', 'therein', 'aforementioned', 'abovementioned'),
    'this, here',
  ],
  [
    en('pursuant', 'in respect of', 'in relation to', 'with regard to', 'regarding', 'concerning'),
    'about, by',
  ],
  [en('in the event (?:of|that)', 'should you', 'in case of'), 'if'],
  [en('perform(?:s|ed|ing)?', 'ensur\\w+', 'submit\\w*', 'in terms of'), 'do, make sure, send'],
  [en('click here', 'click on'), 'the name of the button'],
  [
    en('invalid', 'an error (?:has )?occurred', 'failed to', 'mandatory', 'required field'),
    'say what to write',
  ],
  // A relative with nothing before it is Italian: “chi lavora qui” is “those who work here”.
  [en('(?:to|for|of|by|with|from|than|only|between|without|told) who(?! else)'), 'those who, whoever'],
  [en('anew', 'reckon\\w*', 'accesses', 'informations', 'retry'), 'again, work out, access'],
  [en('centers?', 'colors?', 'favors?', 'behaviors?', 'neighbors?\\w*', 'catalogs?'), 'British spelling'],
  [en('(?:organi|recogni|anonymi|authori|reali|summari|finali)z\\w+'), 'British spelling: -ise'],
]

const ENGLISH_ALLOWED: Allowed = {
  // The name of a header.
  'api.token.missing': /^authorization$/i,
}

/** What texts never say, what to say instead, and the few that may, each with its reason. */
export const UNSAID = {
  it: { words: ITALIAN, allowed: ITALIAN_ALLOWED },
  en: { words: ENGLISH, allowed: ENGLISH_ALLOWED },
} as const
