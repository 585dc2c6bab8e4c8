// Keeps a value in the platform's storage, or asks for it (LTI Client-Side postMessages Storage 0.1).
(function () {
  'use strict';
  var place = document.getElementById('storage');
  var data = place.dataset;
  var put = data.next !== undefined;
  var outer = window.opener || window.parent;
  var target = outer;
  var id = String(Math.random()).slice(2);
  var over = false;

  if (data.target !== '_parent') {
    try {
      target = outer.frames[data.target] || outer;
    } catch (e) {
      target = outer;
    }
  }

  function goOn(value, kept) {
    if (over) {
      return;
    }
    over = true;
    if (put) {
      window.location.replace(kept ? data.next : data.without);
    } else {
      var form = place.querySelector('form');
      form.elements.stored.value = value || '';
      form.submit();
    }
  }

  window.addEventListener('message', function (event) {
    var message = event.data;
    if (event.origin !== data.origin || !message || message.message_id !== id) {
      return;
    }
    if (message.subject === 'lti.put_data.response' || message.subject === 'lti.get_data.response') {
      goOn(message.value, !message.error);
    }
  });

  if (target === window) {
    goOn('', false);
    return;
  }
  var question = { subject: put ? 'lti.put_data' : 'lti.get_data', message_id: id, key: data.key };
  if (put) {
    question.value = data.value;
  }
  target.postMessage(question, data.origin);
  // A platform that does not answer must not hold anybody up: the cookie may do, and else a window.
  window.setTimeout(function () { goOn('', false); }, 1500);
})();
