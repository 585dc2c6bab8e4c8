// Sends the one form of the page, so that a person need not press the button that stands there anyway; after a while where
// it says so, in milliseconds.
const form = document.querySelector('form[data-submit]');
const wait = Number(form.dataset.submit || 0);
if (wait > 0) {
  setTimeout(() => form.submit(), wait);
} else {
  form.submit();
}
