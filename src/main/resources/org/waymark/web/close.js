// Asks the platform to close the registration window (LTI Dynamic Registration 1.0).
// The message goes to the platform's origin only, which the server wrote into the button.
document.querySelectorAll('[data-close-origin]').forEach(function (button) {
  button.hidden = false;
  button.addEventListener('click', function () {
    (window.opener || window.parent).postMessage({subject: 'org.imsglobal.lti.close'}, button.dataset.closeOrigin);
  });
});
