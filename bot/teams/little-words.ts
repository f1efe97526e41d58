// The words around a wish: those that say nothing, and those that turn it round. All languages together.

/** The words that ask for a pause outright: with a length beside them it begins at once. */
export const pauseWords = [
  'paus',
  'pausa',
  'pausas',
  'pausar',
  'pausen',
  'uppehåll',
  'pause',
  'snooze',
  'break',
]

/** Polite words and little ones, which say nothing about what is wanted. */
export const littleWords = `
  hej hejsan hallå tjena tja god morgon kväll dag tack snälla snäll vänligen gärna tusen droppe bot robot
  jag du vi ni man mig dig mej dej min mitt mina din ditt dina oss er
  kan kunna skulle vill vilja ska skall få får fick behöver måste tänkte undrar önskar ber går gå bli blir ge gör göra
  vara är var ha har hade att en ett den det de denna detta här där i på om av för från med till under och så men också
  nu bara lite igen mer sen sedan efter snart tid period stund tag ett några hela ut upp in bort okej ok ja jo
  ta lektionerna kursen kurserna korten meddelanden visa se skicka hämta ladda ner finns fram okej kommer
  hi hello hey please pls thanks thank thx kindly dear i im id ill you me my mine your we us the a an to of for on in
  at with and so but this that it its is are am be was can could would will shall may might want wanted like need get
  give show send let have has had do does did now just some bit while more again then after soon time ok okay yes from
  lessons course messages been going would wish see here there
`

/** Around these we hold back: the sentence may well say the opposite. */
export const negations =
  'inte icke ej aldrig ingen inget inga slippa utan not dont doesnt didnt never no without wont'

export const wantWords = 'vill ska skall behöver tänker want need wish'

/** Somebody asks about a thing, which isn't asking for it. */
export const questionWords = 'hur när vad va varför vilken vilka how when what why which'

/** The sentence is about somebody else, or about something that was. */
export const othersAndPast = `
  chef chefen kollega kollegan kollegor kollegorna han hon hen dom dem mamma pappa barn barnet elev eleven brukare brukaren
  boss manager colleague colleagues he she they them pausade tog igår took yesterday
`

/** Somebody tells of something they have got or sent. */
export const gettingWords = 'fick fått kom kommit skickade skickat got gotten received sent came'

/** Words of their own that are one letter from one of ours. */
export const otherWords =
  'bra brevid team tema temat malm hjälm hjälmen paul pausen data dator datorn haus held person personen personal lektor statist lever lov borta boka börsen sjukt start stark starkt starta'
