//! A shopper whose browser speaks another language meets no English, from the first page to the last mail, and nothing that axe-core
//! objects to.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, hand_over, path_of};
use portico_e2e::words::{
    CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, FORGOT_TITLE, HAND_OFF_GO_ON, LINK_BROKEN,
    NEW_PASSWORD, NOT_FOUND, PASSWORD, RESET_TITLE, SAVE_PASSWORD, SEND_LINK, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{Mail, Options, Page, assert_accessible_words, forget_console, in_a_shop};
use portico_locales::{Argument, Direction, Language, Translations};
use serde_json::{Value, json};

/// Names that stay in Latin letters everywhere: those of techniques, and the shop's.
const MARKS: [&str; 3] = ["JavaScript", "WebAssembly", "Portico"];
/// The English texts.
const ENGLISH: [&str; 3] = [
    include_str!("../../../locales/en/pages.ftl"),
    include_str!("../../../locales/en/codes.ftl"),
    include_str!("../../../locales/en/server.ftl"),
];
/// Every text of the page, shown or not, except addresses and the names of the other languages.
const TEXTS: &str = "const not = 'script, style, .portico-address, .portico-languages li';
    const own = (element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ data }) => data);
    const said = ['aria-label', 'placeholder', 'title', 'alt', 'data-pending'];
    const all = [...document.querySelectorAll('body, body *')].filter((element) => !element.closest(not));
    const texts = all.flatMap((element) => [...own(element), ...said.map((name) => element.getAttribute(name))]);
    return [document.title, ...texts].filter((text) => text?.trim())";

/// The texts of a document without its tags.
fn without_tags(html: &str) -> String {
    html.split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Checks that a text has nothing in English: no such sentence, and in another script not one letter.
fn check(language: Language, english: &[String], text: &str) -> Result<()> {
    let sentence = english.iter().find(|sentence| text.contains(*sentence));
    ensure!(sentence.is_none(), "it says {text:?}, which has {sentence:?}");
    if !["ar", "ja"].contains(&language.tag()) {
        return Ok(());
    }
    let is_address = |word: &&str| word.contains('@') || word.contains("://");
    let words: Vec<_> = text.split_whitespace().filter(|word| !is_address(word)).collect();
    let rest = MARKS.iter().fold(words.join(" "), |text, mark| text.replace(mark, ""));
    let is_latin = |letter: char| letter.is_ascii_alphabetic() || ('À'..='ɏ').contains(&letter);
    ensure!(!rest.contains(is_latin), "it says {text:?}");
    Ok(())
}

/// Someone who reads one language.
struct Reader {
    language: Language,
    /// The English texts of more than one word.
    english: Vec<String>,
}

impl Reader {
    fn of(language: Language) -> Self {
        let ids = ENGLISH.iter().flat_map(|file| file.lines()).filter_map(|line| line.split_once(" ="));
        let ids = ids.filter(|(id, _)| id.starts_with(|letter: char| letter.is_ascii_lowercase()));
        let (translations, shop) = (Translations::default(), [("shop", Argument::Text("Portico"))]);
        let texts = ids.map(|(id, _)| translations.text(Language::default(), id, &shop));
        Self { language, english: texts.filter(|text| text.contains(' ')).collect() }
    }

    async fn reads(&self, page: &Page, state: &str) -> Result<()> {
        let texts = page.eval(TEXTS).await?;
        let texts = texts.as_array().context("a list")?;
        ensure!(texts.len() > 3, "{state}: it says {texts:?}");
        for text in texts.iter().filter_map(Value::as_str) {
            check(self.language, &self.english, &without_tags(text)).context(state.to_owned())?;
        }
        page.is_in(self.language.tag()).await?;
        assert_accessible_words(page, state).await
    }

    fn reads_mail(&self, mail: &Mail) -> Result<()> {
        ensure!(mail.html.contains(&format!("lang=\"{}\"", self.language.tag())), "{}", mail.html);
        let is_mirrored = mail.html.contains("dir=\"rtl\"");
        ensure!(is_mirrored == (self.language.direction() == Direction::RightToLeft), "{}", mail.html);
        for text in [&mail.subject, &mail.text, &without_tags(&mail.html)] {
            check(self.language, &self.english, text)
                .with_context(|| format!("the mail {:?}", mail.subject))?;
        }
        Ok(())
    }
}

/// Registers as `name`, signs out, chooses a new password by a mailed link and signs in, with mistakes on the way.
async fn whole_way(tag: &str, name: &str) -> Result<()> {
    let language = Language::of_tag(tag).context("a language")?;
    let reader = Reader::of(language);
    in_a_shop(Options::DEFAULT, async |shop, page| {
        let mailbox = shop.mailbox();
        page.speaks(tag).await?;
        page.open("/login/").await?;
        page.heading(SIGN_IN).await?;
        reader.reads(page, "the first page").await?;
        page.press(SIGN_IN).await?;
        page.summary().await?;
        reader.reads(page, "nothing filled in").await?;

        page.follow(CREATE_ACCOUNT).await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "A\u{202e}").await?;
        page.fill(EMAIL, "ada@").await?;
        page.fill(NEW_PASSWORD, "short").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.summary().await?;
        reader.reads(page, "three wrong fields").await?;
        page.fill(FIRST_NAME, name).await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, "A good one, 1843").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        reader.reads(page, "the code").await?;
        let code = mailbox.mail_to(ADA).await?.code()?;
        page.fill(CODE, if code == "000000" { "000001" } else { "000000" }).await?;
        page.press(CONTINUE).await?;
        page.summary().await?;
        reader.reads(page, "a wrong code").await?;
        page.fill(CODE, &code).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        page.says(ADA).await?;
        reader.reads(page, "the account").await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        reader.reads(page, "signed out").await?;

        page.follow("Forgot your password?").await?;
        page.heading(FORGOT_TITLE).await?;
        reader.reads(page, "the password forgotten").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_LINK).await?;
        page.heading(CHECK_MAIL).await?;
        reader.reads(page, "the link sent").await?;
        let link = mailbox.nth_mail_to(ADA, 2).await?.link()?;
        page.open(path_of(shop, &link)?).await?;
        page.heading(RESET_TITLE).await?;
        page.fill(NEW_PASSWORD, "password1").await?;
        page.press(SAVE_PASSWORD).await?;
        page.summary().await?;
        reader.reads(page, "a password that is easy to guess").await?;
        page.fill(NEW_PASSWORD, "A new one, 1852").await?;
        page.press(SAVE_PASSWORD).await?;
        page.says("Your password has been changed").await?;
        reader.reads(page, "the password changed").await?;

        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD, "A good one, 1843").await?;
        page.press(SIGN_IN).await?;
        page.says("is incorrect").await?;
        reader.reads(page, "the old password").await?;
        page.fill(PASSWORD, "A new one, 1852").await?;
        page.press(SIGN_IN).await?;
        page.account().await?;

        page.open("/no-such-page").await?;
        page.heading(NOT_FOUND).await?;
        reader.reads(page, "a page that isn't there").await?;
        // The 404 response is expected.
        forget_console(page).await?;
        page.open("/hand-off/").await?;
        page.heading(LINK_BROKEN).await?;
        reader.reads(page, "a link that doesn't work").await?;
        mailbox.nth_mail_to(ADA, 3).await?;
        mailbox.mails()?.iter().try_for_each(|mail| reader.reads_mail(mail))
    })
    .await
}

#[tokio::test]
async fn a_german_browser_is_spoken_to_in_german() -> Result<()> {
    whole_way("de", "Jürgen").await
}

#[tokio::test]
async fn an_arabic_browser_meets_no_latin_letter() -> Result<()> {
    whole_way("ar", "نور").await
}

#[tokio::test]
async fn a_japanese_browser_meets_no_latin_letter() -> Result<()> {
    whole_way("ja", "美咲").await
}

#[tokio::test]
async fn from_right_to_left_addresses_begin_at_the_right_and_the_cells_of_a_cart_end_at_the_left()
-> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.expect_language("ar")?;
        page.open("/ar/login/").await?;
        page.fill(EMAIL, "ada@").await?;
        let address =
            "const { direction, textAlign } = getComputedStyle(document.querySelector('[type=email]'));
            return [direction, textAlign]";
        assert_eq!(page.eval(address).await?, json!(["ltr", "right"]));
        let items = json!([{"sku": "MAR 2930", "uom": "CS", "quantity": 3}]);
        let link = hand_over(shop, &shop.access_token().await?, ADA, &items).await?;
        page.open(&format!("/ar{link}")).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        page.says("MAR 2930").await?;
        let cells = "return [...document.querySelectorAll('.portico-cart tbody tr > *')].map((cell) => {
              const { paddingLeft, paddingRight, textAlign } = getComputedStyle(cell);
              return [paddingLeft, paddingRight, textAlign];
            })";
        let cell = ["12px", "0px", "start"];
        assert_eq!(page.eval(cells).await?, json!([cell, cell, ["0px", "0px", "end"]]));
        Ok(())
    })
    .await
}
