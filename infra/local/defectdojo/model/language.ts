/**
 * What a server says whose language somebody set to German (`DD_LANGUAGE_CODE=de`, 3.3.0-dev, measured): the framework's own
 * sentences are translated, whatever the client asks for; DefectDojo's, such as that of an expired key, are not.
 */
const german: readonly (readonly [english: string, german: string])[] = [
  ['Invalid token header. No credentials provided.', 'Ungültiger Token Header. Keine Zugangsdaten angegeben.'],
  ['Invalid token.', 'Ungültiges Token'],
  ['Authentication credentials were not provided.', 'Anmeldedaten fehlen.'],
  ['User inactive or deleted.', 'Benutzer inaktiv oder gelöscht.'],
  ['You do not have permission to perform this action.', 'Sie sind nicht berechtigt, diese Aktion durchzuführen.'],
  [
    'Select a valid choice. That choice is not one of the available choices.',
    'Bitte eine gültige Auswahl treffen. Dies ist keine gültige Auswahl.',
  ],
];

/** Languages that the stand-in speaks. */
export const languages = ['en', 'de'] as const;

/** See {@link languages}. */
export type Language = (typeof languages)[number];

/** An answer's body in the language of the server. */
export function inLanguage(language: Language, body: unknown): unknown {
  if (language === 'en' || body === undefined) return body;
  const english = JSON.stringify(body);
  return JSON.parse(german.reduce((text, [from, to]) => text.replaceAll(from, to), english));
}
