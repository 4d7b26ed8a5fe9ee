# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = 로그인
# The same button after it was pressed.
signing-in = 로그인 중…
# The heading.
sign-in-title = 로그인
# A checkbox.
keep-me-signed-in = 로그인 상태 유지
# Below the checkbox.
keep-me-signed-in-hint = 공용 기기에서는 권장하지 않습니다.
# A link to the page that emails a one-time code.
code-instead = 이메일 인증번호로 로그인
# A link.
forgot-password = 비밀번호를 잊으셨나요?
# A question; the link “Create an account” follows.
new-here = 아직 회원이 아니신가요?
# A link, and the heading and button of the page it leads to.
create-account = 회원가입
# On the page to create an account: a question; the link “Sign in” follows.
have-account = 이미 회원이신가요?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = 패스키로 로그인


## Notices at the top of a page

not-kept = 브라우저에 로그인 상태를 저장하지 못했습니다. 다음에는 다시 로그인하셔야 합니다.
signed-out = 로그아웃되었습니다.
session-over = 로그인이 만료되었습니다. 다시 로그인해 주세요.
account-ready = 회원가입이 완료되었습니다. 이제 로그인할 수 있습니다.
password-saved = 비밀번호가 변경되었습니다. 새 비밀번호로 로그인해 주세요.
# After a sign-in on a shop's page that goes on by itself.
code-given = 쇼핑을 계속하실 수 있습니다.


## One-time code

code-title = 인증번호로 로그인
code-intro = 비밀번호 대신 사용할 수 있는 일회용 인증번호를 이메일로 보내 드립니다.
# A button.
send-code = 인증번호 받기
# The same button after it was pressed.
sending-code = 인증번호 전송 중…
# A link to the page with email address and password.
password-instead = 비밀번호로 로그인
# The heading after a code or a reset link was sent.
check-mail-title = 이메일을 확인해 주세요
# $email: the address, in bold. The link “Change” follows.
code-sent-to = { $email } 주소로 보내 드린 인증번호 6자리를 입력해 주세요.
# When the code is for creating an account.
code-proves = 이메일 주소가 확인되면 회원가입이 완료됩니다.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = 변경
# The button below the code, and elsewhere to go on to the next step.
confirm-code = 계속하기
# The same button after it was pressed.
checking-code = 인증번호 확인 중…
# A button.
resend = 인증번호 다시 받기
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = { $time } 후에 인증번호를 다시 받을 수 있습니다.
resent = 새 인증번호를 보내 드렸습니다. 이전 인증번호는 사용할 수 없습니다.
# A button, when someone who is creating an account already has one.
sign-in-with-code = 이 인증번호로 로그인
# A link, when there’s no account with the address.
register-with-email = 이 이메일 주소로 회원가입


## Reset link

forgot-title = 비밀번호 재설정
forgot-intro = 이메일 주소를 입력하시면 비밀번호 재설정 링크를 보내 드립니다.
# A button.
send-link = 재설정 링크 받기
# The same button after it was pressed.
sending-link = 링크 전송 중…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = 가입된 계정이 있는 경우 { $email } 주소로 재설정 링크를 보내 드렸습니다.
link-sent-hint = 링크는 곧 만료됩니다. 이메일이 보이지 않으면 스팸함을 확인해 주세요.
reset-title = 새 비밀번호 설정
reset-intro = 변경하면 다른 모든 기기에서 로그아웃됩니다.
checking-link = 링크 확인 중…
link-broken-title = 사용할 수 없는 링크입니다
# A link.
ask-new-link = 새 링크 받기
# A button.
save-password = 새 비밀번호 저장
# The same button after it was pressed.
saving-password = 저장 중…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = { $provider } 계정으로 로그인
# The same button on the page to create an account.
continue-with = { $provider } 계정으로 계속하기
# Between the form and these buttons.
or = 또는
# A badge on the button that was used last on this device.
last-used = 최근 로그인
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = { $provider } 계정 로그인이 완료되지 않았습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.
# An error, when the provider reports one.
provider-failed = { $provider } 계정으로 로그인하지 못했습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = 다른 탭이나 브라우저에서 시작했거나 이미 완료된 로그인입니다. 여기에서 다시 시작해 주세요.
# An error, when the browser blocks storage.
provider-storage = { $provider } 계정으로 로그인하려면 브라우저에 데이터를 저장해야 하지만 이 사이트에서는 차단되어 있습니다. 저장을 허용하거나 다른 방법으로 로그인해 주세요.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = 이 앱 안에서는 { $provider } 계정으로 로그인할 수 없습니다. 브라우저에서 이 페이지를 열거나 인증번호 또는 비밀번호로 로그인해 주세요.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = 인증번호로 이메일 주소를 인증하면 로그인이 완료됩니다. 한 번만 인증하면 됩니다.
# On the account page: the heading above the providers that are linked to the account.
linked-title = 연결된 계정
# A button.
link-provider = { $provider } 계정 연결
# A button.
unlink-provider = { $provider } 계정 연결 해제
# After a provider was linked.
linked = { $provider } 계정이 연결되었습니다. 이제 이 계정으로 로그인할 수 있습니다.
# After a link to a provider was removed.
unlinked = { $provider } 계정 연결이 해제되었습니다.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = 패스키 로그인이 완료되지 않았습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.
# An error, when the browser reports one.
passkey-failed = 브라우저에서 패스키를 사용하지 못했습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = 현재 이 사이트에서는 패스키를 사용할 수 없습니다. 다른 방법으로 로그인해 주세요.
# An error, when the device has no place for a passkey.
passkey-unsupported = 이 기기나 브라우저에서는 이 사이트의 패스키를 만들 수 없습니다.
# When the device has one for this customer already.
passkey-here = 이 기기에 회원님 계정의 패스키가 이미 있습니다.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = 패스키가 생성되지 않았습니다. 다시 시도할 수 있습니다.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = 다음에는 더 빠르게 로그인하세요
passkey-offer = 패스키를 만들면 지문, 얼굴 또는 화면 잠금으로 로그인할 수 있습니다. 비밀번호나 인증번호가 필요하지 않습니다.
# A button.
create-passkey = 패스키 만들기
# The same button after it was pressed.
creating-passkey = 패스키를 만드는 중…
# A button: goes on without a passkey.
not-now = 나중에
passkey-created = 패스키가 준비되었습니다. 다음 로그인부터 사용할 수 있습니다.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = 보안을 위해 다시 로그인한 후 패스키를 추가해 주세요.
# A button.
sign-in-again = 다시 로그인
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = 패스키
# A button below the list.
add-passkey = 패스키 추가
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = 동기화됨
# $date: a date, such as Mar 3, 2026.
passkey-created-on = 생성일: { $date }
passkey-used-on = 마지막 사용일: { $date }
# A button beside a passkey.
rename-passkey = 이름 변경
# The label of the input with a passkey's name.
passkey-name-label = 패스키 이름
# An error at that input, without a full stop.
passkey-name-required = 이름을 입력해 주세요
# A button beside that input.
save-passkey-name = 저장
passkey-renamed = 패스키 이름이 변경되었습니다.
# A button beside a passkey, and again below the question.
remove-passkey = 삭제
remove-passkey-sure = 이 패스키를 삭제하시겠습니까? 더 이상 이 패스키로 로그인할 수 없습니다. 인증번호로는 계속 로그인할 수 있습니다.
passkey-removed = 패스키가 삭제되었습니다. 기기에 계속 표시되면 기기에서도 삭제해 주세요.
# A button beside “Save” and “Remove”: changes nothing.
cancel = 취소


## Account

account-title = 내 계정
account-loading = 계정 정보를 불러오는 중…
# In front of the customer's name.
account-name = 이름
# A badge beside an email address that the customer has not confirmed.
account-unverified = 미인증
# A button.
sign-out = 로그아웃
# The caption of a table.
cart-title = 장바구니
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = 상품
cart-unit = 단위
cart-quantity = 수량


## A customer who arrives from another system by a link

hand-off-title = 쇼핑몰로 이동
# $shop: the shop's name, in bold.
hand-off-shop = { $shop }에 연결되는 링크입니다.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = { $email } 계정으로 로그인합니다.
hand-off-same = 이미 이 계정으로 로그인되어 있습니다.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = 현재 { $email } 계정으로 로그인되어 있습니다. 계속하면 현재 계정에서 로그아웃됩니다.
hand-off-cart = 이 링크에 담긴 상품이 이 계정의 장바구니에 추가됩니다.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = 보안을 위해 이 링크를 새 탭에서 열어 주세요.
hand-off-gone = 더 이상 사용할 수 없는 링크입니다.
hand-off-other-cart = 현재 로그인되어 있습니다. 다른 계정으로 받은 링크라면 로그아웃한 뒤 해당 계정으로 로그인해 주세요. 그 계정의 장바구니에 상품이 담겨 있을 수 있습니다.
# A button.
hand-off-continue = 로그인하고 계속하기
hand-off-stranger = 본인 계정이 아니라면 계속하지 마세요. 링크를 보낸 사람에게 이곳에서의 활동이 노출될 수 있습니다.
# A link.
hand-off-other = 다른 계정으로 로그인
hand-off-open-again = 링크를 받은 곳에서 다시 열거나 로그인해 주세요.
hand-off-cart-waits = 링크 대신 직접 로그인해 주세요. 본인 계정으로 받은 링크라면 장바구니에 상품이 담겨 있을 수 있습니다.
# On a page of another system's customers: a button after it was pressed.
checking-email = 이메일 주소 확인 중…


## Page not found

not-found-title = 페이지를 찾을 수 없습니다
not-found = 요청하신 페이지를 찾을 수 없습니다. 주소를 확인하거나 로그인 페이지로 이동해 주세요.
# A link to the sign-in page, from several pages.
go-to-sign-in = 로그인 페이지로 이동


## Problems

# A button.
try-again = 다시 시도
# The heading above the errors of a form.
there-is-a-problem = 다음 내용을 확인해 주세요
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = 오류: { $title }
unreachable = 쇼핑몰에 연결할 수 없습니다. 인터넷 연결을 확인한 후 다시 시도해 주세요.
timed-out = 쇼핑몰이 응답하지 않습니다. 잠시 후 다시 시도해 주세요.
# Follows either of these in a form.
typed-kept = 입력하신 내용은 그대로 남아 있습니다.
# $id: a code of letters and digits.
request-id = 쇼핑몰에 문의하실 때 다음 문의 번호를 알려 주세요: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = { $time } 후에 다시 시도할 수 있습니다.


## Fields

label-email = 이메일 주소
label-given-name = 이름
label-family-name = 성
label-phone = 전화번호
label-password = 비밀번호
label-new-password = 새 비밀번호
label-code = 인증번호
# After the label of a field.
optional = (선택)
# A button inside a password field, with little room, and what a screen reader calls it.
show = 표시
show-password = 비밀번호 표시
# The same button while the password is shown.
hide = 숨기기
hide-password = 비밀번호 숨기기
new-password-hint = 8자 이상. 무작위 기호보다 단어 몇 개를 이어 쓰는 편이 기억하기 쉽습니다.
# The symbols stay as they are.
composed-password-hint = 8자 이상. 영문 대문자와 소문자, 그리고 숫자 또는 다음 기호를 하나 이상 포함해 주세요: #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = 언어
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = 이 페이지를 한국어로 보기


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = 이 페이지를 이용하려면 JavaScript가 필요합니다. 이 사이트에서 JavaScript를 켠 다음 페이지를 새로고침해 주세요.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = 사용 중인 브라우저가 오래되어 로그인할 수 없습니다. 브라우저를 업데이트하거나 다른 브라우저를 이용해 주세요.
# A link, after such a message.
to-shop = 쇼핑몰로 가기
loading = 불러오는 중…
# After some seconds.
late = 평소보다 오래 걸리고 있습니다. 화면이 바뀌지 않으면 페이지를 새로고침해 주세요.
stopped-title = 로그인 화면이 멈췄습니다
stopped = 문제가 발생했습니다. 페이지를 새로고침해 처음부터 다시 시작해 주세요.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = 그래도 해결되지 않으면 이 페이지에 필요한 WebAssembly를 브라우저가 차단하고 있을 수 있습니다. 이 사이트에서 차단 모드를 끄거나 다른 브라우저를 이용해 주세요.
# A link or button.
reload = 페이지 새로고침
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = 로그인 화면을 불러오지 못했습니다. 인터넷 연결을 확인한 후 다시 시도해 주세요.
# The same; a button “Reload the page” follows.
element-unsupported = 로그인에 필요한 WebAssembly를 브라우저가 차단하고 있습니다. 이 사이트에서 차단 모드를 끄거나 다른 브라우저를 이용해 주세요.
element-stopped = 로그인 화면이 멈췄습니다.
