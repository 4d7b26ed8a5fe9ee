//! Checks of the page's layout in its window.

use anyhow::{Result, ensure};

use crate::page::Page;

/// The side of the smallest target that WCAG 2.2 (2.5.8) allows, in CSS pixels.
const TARGET_MIN: u32 = 24;

/// Checks that nothing that is visible extends beyond the window's sides, so that the page never scrolls sideways (WCAG 2.2, 1.4.10).
///
/// # Errors
/// If something does; the error says what.
pub async fn assert_fits(page: &Page, state: &str) -> Result<()> {
    let script = "const width = document.documentElement.clientWidth;
        const over = [...document.body.querySelectorAll('*')].filter((element) => {
          const box = element.getBoundingClientRect();
          const isShown = element.checkVisibility() && !element.closest('.portico-hidden') && box.width > 1 && box.height > 1;
          return isShown && (box.right > width + 0.5 || box.left < -0.5);
        });
        const scrolls = document.documentElement.scrollWidth > width;
        return scrolls || over.length ? over.map((element) => element.outerHTML.slice(0, 200)) : null";
    let over = page.eval(script).await?;
    ensure!(over.is_null(), "{state}: wider than the window: {over:#}");
    Ok(())
}

/// Checks that parts of a page that are below one another have space between them.
///
/// # Errors
/// If two of them touch; the error says which.
pub async fn assert_spaced(page: &Page, state: &str) -> Result<()> {
    let script = "const box = (element) => element.getBoundingClientRect();
        const isPart = (element) => box(element).height > 1 && getComputedStyle(element).position !== 'absolute'
          && !getComputedStyle(element).display.startsWith('inline');
        // Those that only hold others have no space of their own.
        const parts = (element) => [...element.children].filter((child) => child.checkVisibility())
          .flatMap((child) => child.matches('div:not([class]), form, [role=status]:not([class])') ? parts(child) : child)
          .filter(isPart);
        return [...document.querySelectorAll('.portico-card, .portico-field, .portico-summary, .portico-ways')]
          .flatMap((card) => parts(card).map((part, at, all) => [all[at - 1], part]).slice(1))
          .filter(([before, part]) => box(part).top >= box(before).bottom - 1 && box(part).top - box(before).bottom < 3)
          .map((pair) => pair.map((element) => element.outerHTML.slice(0, 150)))";
    let touching = page.eval(script).await?;
    ensure!(touching.as_array().is_some_and(Vec::is_empty), "{state}: they touch: {touching:#}");
    Ok(())
}

/// Checks that every button, checkbox, link and field is at least 24 by 24 pixels, including its label if a click on that
/// has the same effect. Links within a sentence are exempt, as in WCAG.
///
/// # Errors
/// If something is smaller; the error says what.
pub async fn assert_targets(page: &Page, state: &str) -> Result<()> {
    let script = "const min = arguments[0];
        const size = (element) => element.getBoundingClientRect();
        const inSentence = (element) => element.matches('a') && [...element.parentElement.childNodes]
          .some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
        return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
          .filter((element) => element.checkVisibility() && size(element).width > 1 && !inSentence(element))
          .filter((element) => ![element, ...(element.labels ?? [])]
            .some((target) => size(target).width >= min && size(target).height >= min))
          .map((element) => `${size(element).width} x ${size(element).height}: ${element.outerHTML.slice(0, 200)}`)";
    let small = page.eval_with(script, vec![TARGET_MIN.into()]).await?;
    ensure!(small.as_array().is_some_and(Vec::is_empty), "{state}: too small to press: {small:#}");
    Ok(())
}

/// Checks that no text lies on another one, and that what is typed into a password field ends before its button.
///
/// # Errors
/// If something does; the error says what.
pub async fn assert_apart(page: &Page, state: &str) -> Result<()> {
    let script = "const isShown = (element) => element.checkVisibility({ visibilityProperty: true })
          && !element.closest('.portico-hidden, .portico-late');
        const texts = [...document.querySelectorAll('body *')].filter(isShown).flatMap((element) =>
          [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()).flatMap((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return [...range.getClientRects()].map((box) => ({ element, box }));
          }));
        // A font's boxes are higher than its letters, and lines of one text may share them.
        const lie = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
          && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6;
        const over = texts.flatMap((one, at) => texts.slice(at + 1)
          .filter((other) => !one.element.contains(other.element) && !other.element.contains(one.element) && lie(one.box, other.box))
          .map((other) => [one, other].map(({ element }) => element.outerHTML.slice(0, 150))));
        const typed = [...document.querySelectorAll('.portico-reveal')].filter(isShown).map((button) => {
          const { paddingLeft, paddingRight } = getComputedStyle(button.parentElement.querySelector('input'));
          return [button, Math.max(parseFloat(paddingLeft), parseFloat(paddingRight))];
        });
        const reach = typed.filter(([button, room]) => button.getBoundingClientRect().width > room - 1);
        return [...over, ...reach.map(([{ outerHTML }, room]) => [outerHTML, room])]";
    let over = page.eval(script).await?;
    ensure!(over.as_array().is_some_and(Vec::is_empty), "{state}: they lie on one another: {over:#}");
    Ok(())
}
