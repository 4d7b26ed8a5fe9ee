// Who reads a language.

/** The same for all forms of a language whose readers read each other's: its regions, but not its scripts. */
export const readersOf = (tag) => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return (/^n[on]$/.test(language) ? "nb" : language) + script;
  } catch {}
};

/** The first of these tags of languages that is this one, or is read by its readers. */
export const tagFor = (tag, tags) => tags.find((one) => one === tag) ?? tags.find((one) => readersOf(one) === readersOf(tag));
