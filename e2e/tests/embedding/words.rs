//! The texts with numbers in them: the browser's plural rules and number formats, in `words.js`, write what ours write on the server.

use anyhow::{Context, Result, ensure};
use portico_e2e::{Front, Options, in_a_storefront};
use portico_locales::{Argument, Language, Translations, list};
use portico_shared::message::Message;
use serde_json::json;

const SHOP: Front = Front {
    pages: &[
        ("away.js", include_str!("../../../app/js/away.js")),
        ("linked.js", include_str!("../../../app/js/linked.js")),
        ("load.js", include_str!("../../../app/js/load.js")),
        ("words.js", include_str!("../../../app/js/words.js")),
    ],
    options: Options::DEFAULT,
};

/// The names of arguments that are numbers, in the order in which a message has them.
const NUMBERS: [&str; 2] = ["max", "min"];

/// What `words.js` makes of each message at these places in the list, with each number and the next one.
const FORMAT: &str = "const [file, places, numbers] = arguments;
    return import('/words.js').then(({ wordsOf }) => {
      const words = wordsOf(file);
      return places.map((place) => numbers.map((number) => words.format(place, number, number + 1)));
    })";

#[tokio::test]
async fn a_text_with_a_number_is_the_same_in_the_browser_and_on_the_server_in_every_language() -> Result<()> {
    // Whether four digits are grouped is a matter of the browser's release: in Italian and Polish it has changed.
    let numbers: Vec<u64> = (0..=200).chain([10_000, 1_000_000]).collect();
    let has_numbers = |message: &Message| NUMBERS.iter().any(|name| message.arguments().contains(name));
    let of_app = Message::of_app().iter().copied().enumerate();
    let (places, messages): (Vec<_>, Vec<_>) = of_app.filter(|(_, message)| has_numbers(message)).unzip();
    ensure!(messages.len() > 5, "{messages:?}");
    let translations = Translations::default();
    in_a_storefront(SHOP, async |_, page| {
        page.arrive_at("/empty.html").await?;
        for language in Language::all() {
            let file =
                json!({"lang": language.tag(), "words": list(&translations, language, Message::of_app())});
            let arguments = vec![file, json!(places), json!(numbers)];
            let made = page.eval_with(FORMAT, arguments).await;
            let made = made.with_context(|| language.tag().to_owned())?;
            let made: Vec<Vec<String>> = serde_json::from_value(made.clone())
                .with_context(|| format!("{}: {made}", language.tag()))?;
            for (message, made) in messages.iter().zip(made) {
                for (number, made) in numbers.iter().zip(made) {
                    let values = [Argument::Number(*number), Argument::Number(number + 1)];
                    let arguments: Vec<_> = message.arguments().iter().copied().zip(values).collect();
                    let ours = translations.text(language, message.id(), &arguments);
                    ensure!(
                        made == ours,
                        "{} {} {number}: {made:?}, not {ours:?}",
                        language.tag(),
                        message.id()
                    );
                }
            }
        }
        Ok(())
    })
    .await
}
