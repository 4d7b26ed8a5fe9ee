// A shop with <portico-auth> in a dialog. Everything about signing in is in this file.

import { text, write } from "./language.js";
import { authorizedFetch, session } from "../embed/portico.js";
import { cart } from "./cart.js";

const at = (id) => document.getElementById(id);
const [account, signOut, greeting, dialog, status] = ["account", "sign-out", "greeting", "dialog", "status"].map(at);
const auth = document.querySelector("portico-auth");
const money = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

write(signOut, text("sign-out"));
write(at("footer"), text("footer"));
at("close").ariaLabel = text("close");
dialog.ariaLabel = text("account");

// What to do once the shopper has signed in.
let wanted;

// Update the header and the cart whenever the session changes, in any element or tab.

const follow = async () => {
  const { current } = session;
  write(account, text(current ? "account" : "sign-in"));
  signOut.hidden = greeting.hidden = !current;
  greeting.textContent = "";
  if (!current) {
    cart.customer = [];
    return;
  }
  // No greeting while offline.
  const profile = await getProfile().catch(() => undefined);
  if (!profile || session.current?.token !== current.token) return;
  write(greeting, text("hello", { name: profile.user.firstName }));
  cart.customer = profile.cart.items;
};

// A call to the shop's own API as the customer. A 401 response ends the session.
const getProfile = async () => {
  const answer = await authorizedFetch("/customer/get-profile");
  return answer.ok ? (await answer.json()).data : undefined;
};

session.addEventListener("change", follow);
follow();

// The dialog

const open = () => {
  // The guest's items are merged into the customer's cart at sign-in; the customer's own are already there.
  auth.cart = cart.guest;
  status.textContent = "";
  dialog.showModal();
};

account.addEventListener("click", () => {
  wanted = undefined;
  open();
});

// A pointer over the button is likely to press it next.
account.addEventListener("pointerenter", () => auth.setAttribute("loading", "eager"), { once: true });

// The form may load after the dialog has opened. Focus it then, unless the shopper has moved on.
auth.addEventListener("portico-ready", () => {
  if (dialog.open && document.activeElement.closest("dialog form[method=dialog]")) auth.querySelector("input")?.focus();
});

const goOn = () => {
  dialog.close();
  wanted?.();
};

// Whether the form asks the customer if they want a passkey.
let isOffering;

auth.addEventListener("portico-view-change", ({ detail }) => {
  if (isOffering && detail.view === "account") goOn();
  isOffering &&= detail.view === "passkey";
});

auth.addEventListener("portico-signed-in", ({ detail }) => {
  // A sign-in in another tab leaves this tab's dialog alone.
  if (!detail.here) return;
  isOffering = detail.offersPasskey;
  write(status, text(detail.cartTaken ? "signed-in-cart-kept" : "signed-in"));
  if (detail.cartTaken) cart.subtract(detail.taken);
  if (detail.cart) cart.customer = detail.cart;
  if (!isOffering) goOn();
});

auth.addEventListener("portico-signed-out", ({ detail }) => {
  write(status, text(detail.reason === "expired" ? "session-over" : "signed-out"));
});

signOut.addEventListener("click", async () => {
  await auth.signOut();
  // The button that had the focus is gone.
  account.focus();
});

// The cart

const products = new Map();
for (const { dataset } of document.querySelectorAll("[data-sku]")) {
  products.set(dataset.sku, { name: dataset.name, price: Number(dataset.price) });
}

// The customer's cart may hold products that this page doesn't sell.
const productOf = (sku) => products.get(sku) ?? { name: sku, price: 0 };

const total = () => cart.lines.reduce((sum, { sku, quantity }) => sum + productOf(sku).price * quantity, 0);

const lineOf = ({ sku, quantity }) => {
  const { name, price } = productOf(sku);
  const line = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = `${quantity} × ${name}`;
  const cost = document.createElement("span");
  cost.textContent = price ? money.format(price * quantity) : "";
  line.append(words, cost);
  if (cart.guest.some((line) => line.sku === sku)) line.append(removeButton(sku, name));
  return line;
};

const removeButton = (sku, name) => {
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "quiet";
  remove.textContent = "Remove";
  remove.ariaLabel = `Remove ${name}`;
  remove.addEventListener("click", () => {
    cart.remove(sku);
    at("cart-title").focus();
  });
  return remove;
};

// In the order of the page.
const order = [...products.keys()];

const showCart = () => {
  const lines = cart.lines.sort((one, other) => order.indexOf(one.sku) - order.indexOf(other.sku));
  at("cart-empty").hidden = lines.length > 0;
  at("cart-total").hidden = at("check-out").hidden = !lines.length;
  at("cart-total").lastElementChild.textContent = money.format(total());
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  at("cart-link").textContent = lines.length ? `Cart (${count})` : "Cart";
  at("cart-lines").replaceChildren(...lines.map(lineOf));
};

cart.addEventListener("change", showCart);
showCart();

for (const button of document.querySelectorAll("[data-sku]")) {
  button.addEventListener("click", () => {
    const { sku, name } = button.dataset;
    cart.add(sku);
    write(status, `${name} added to your cart.`, "en");
  });
}

const checkOut = () => {
  const sum = money.format(total());
  write(status, `You’re signed in. In a real shop, checkout would start here, with ${sum} in your cart.`, "en");
};

at("check-out").addEventListener("click", () => {
  if (session.current) return checkOut();
  wanted = checkOut;
  open();
});
