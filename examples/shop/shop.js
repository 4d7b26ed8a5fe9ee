// A shop with <portico-auth> in a dialog. Everything about signing in is in this file.

import { authorizedFetch, session } from "../embed/portico.js";
import { cart } from "./cart.js";

const at = (id) => document.getElementById(id);
const [account, signOut, greeting, dialog, status] = ["account", "sign-out", "greeting", "dialog", "status"].map(at);
const auth = document.querySelector("portico-auth");
const money = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

// What the shopper wants to do once they are signed in.
let wanted;

// The header follows the session, whichever element or tab it began or ended in.

const greet = async () => {
  const { current } = session;
  account.textContent = current ? "Your account" : "Sign in";
  signOut.hidden = greeting.hidden = !current;
  greeting.textContent = "";
  if (!current) return;
  // Whoever is offline is not greeted.
  const name = await firstName().catch(() => undefined);
  if (name && session.current?.token === current.token) greeting.textContent = `Hello, ${name}`;
};

// A call of the shop's own, in the shopper's name. An answer of 401 ends the session.
const firstName = async () => {
  const answer = await authorizedFetch("/customer/get-profile");
  return answer.ok ? (await answer.json()).data.user.firstName : undefined;
};

session.addEventListener("change", greet);
greet();

// The dialog

const open = () => {
  auth.cart = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  status.textContent = "";
  dialog.showModal();
};

account.addEventListener("click", () => {
  wanted = undefined;
  open();
});

// Whoever points at the button is about to press it.
account.addEventListener("pointerenter", () => auth.setAttribute("loading", "eager"), { once: true });

// The form may come after the dialog has opened; whoever waits for it is taken to it.
auth.addEventListener("portico-ready", () => {
  if (dialog.open && document.activeElement.closest("dialog form[method=dialog]")) auth.querySelector("input")?.focus();
});

auth.addEventListener("portico-signed-in", (event) => {
  // Not in another tab: nobody's dialog closes under their hands.
  if (!event.detail.here) return;
  dialog.close();
  status.textContent = "You are signed in. Your cart is as it was.";
  wanted?.();
});

auth.addEventListener("portico-signed-out", ({ detail }) => {
  status.textContent = detail.reason === "expired" ? "Your session has ended. Sign in again to go on." : "You are signed out.";
});

signOut.addEventListener("click", async () => {
  await auth.signOut();
  // The button that had the focus is gone.
  account.focus();
});

// The cart

const lineOf = ({ sku, name, price, quantity }) => {
  const line = document.createElement("li");
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "quiet";
  remove.textContent = "Remove";
  remove.ariaLabel = `Remove ${name}`;
  remove.addEventListener("click", () => {
    cart.remove(sku);
    at("cart-title").focus();
  });
  const words = document.createElement("span");
  words.textContent = `${quantity} × ${name}`;
  const cost = document.createElement("span");
  cost.textContent = money.format(price * quantity);
  line.append(words, cost, remove);
  return line;
};

const showCart = () => {
  const isEmpty = !cart.lines.length;
  at("cart-empty").hidden = !isEmpty;
  at("cart-total").hidden = at("check-out").hidden = isEmpty;
  at("cart-total").lastElementChild.textContent = money.format(cart.total);
  const count = cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  at("cart-link").textContent = isEmpty ? "Cart" : `Cart (${count})`;
  at("cart-lines").replaceChildren(...cart.lines.map(lineOf));
};

cart.addEventListener("change", showCart);
showCart();

for (const button of document.querySelectorAll("[data-sku]")) {
  button.addEventListener("click", () => {
    const { sku, name, price } = button.dataset;
    cart.add({ sku, name, price: Number(price) });
    status.textContent = `${name} is in your cart.`;
  });
}

const checkOut = () => {
  status.textContent = `You are signed in. The shop's checkout would begin here, with ${money.format(cart.total)} in the cart.`;
};

at("check-out").addEventListener("click", () => {
  if (session.current) return checkOut();
  wanted = checkOut;
  open();
});
