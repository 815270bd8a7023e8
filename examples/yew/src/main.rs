//! A page that runs a function of SCF: a form, and what came of it.

mod session;

use tc3fetch::{Client, Error, scf};
use web_sys::{FormData, HtmlFormElement};
use yew::platform::spawn_local;
use yew::prelude::*;

fn main() {
    yew::Renderer::<Page>::new().render();
}

/// What became of the call.
enum Outcome {
    NotCalled,
    Waiting,
    Returned(String),
    /// The call went well, and the function did not.
    FunctionFailed(String),
    Failed(Error),
}

#[component]
fn Page() -> Html {
    // The page's own server forwards /tc3/<host>/<path> to https://<host>/<path>, since the
    // service does not answer CORS.
    let client = use_memo((), |()| {
        Client::new(session::credentials)
            .region("ap-guangzhou")
            .proxy("/tc3")
    });
    let outcome = use_state(|| Outcome::NotCalled);
    let onsubmit = {
        let outcome = outcome.clone();
        Callback::from(move |submit: SubmitEvent| {
            submit.prevent_default();
            let Some(invoke) = invocation(&submit.target_unchecked_into()) else {
                return;
            };
            outcome.set(Outcome::Waiting);
            let (client, outcome) = (client.clone(), outcome.clone());
            spawn_local(async move {
                outcome.set(match client.call(&invoke).await {
                    Ok(answer) if answer.result.err_msg.is_empty() => {
                        Outcome::Returned(answer.result.ret_msg)
                    }
                    Ok(answer) => Outcome::FunctionFailed(answer.result.err_msg),
                    Err(error) => Outcome::Failed(error),
                });
            });
        })
    };
    let is_waiting = matches!(*outcome, Outcome::Waiting);
    html! {
        <main>
            <h1>{ "Run a function" }</h1>
            <form {onsubmit}>
                <p><label>{ "Function " }<input name="function" /></label></p>
                <p><label>{ "Event " }<textarea name="event" /></label></p>
                <button disabled={is_waiting}>{ "Run" }</button>
            </form>
            <output>{ shown(&outcome) }</output>
        </main>
    }
}

/// What the form says.
fn invocation(form: &HtmlFormElement) -> Option<scf::Invoke> {
    let form = FormData::new_with_form(form).ok()?;
    let event = form.get("event").as_string();
    Some(scf::Invoke {
        function_name: form.get("function").as_string()?,
        client_context: event.filter(|event| !event.is_empty()),
        ..Default::default()
    })
}

fn shown(outcome: &Outcome) -> Html {
    match outcome {
        Outcome::NotCalled => html! {},
        Outcome::Waiting => html! { "…" },
        Outcome::Returned(value) => html! { <pre>{ value }</pre> },
        Outcome::FunctionFailed(message) => html! { <p role="alert">{ message }</p> },
        Outcome::Failed(error) => html! {
            <p role="alert">
                <code>{ error.code().into_owned() }</code>{ " " }
                { error.message().into_owned() }<br />
                { error.hint() }
            </p>
        },
    }
}
