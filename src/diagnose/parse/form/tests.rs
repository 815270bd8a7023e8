use super::super::tests::shown;
use super::*;

#[test]
fn a_url_is_a_get_and_a_form_a_post() {
    let url = "https://cvm.tencentcloudapi.com/?Action=A&Signature=x%2B";
    assert_eq!(shown(url), ("GET".into(), url.into(), "".into(), "".into()));
    let form = "Action=A&Signature=x%2B";
    assert_eq!(
        shown(form),
        ("POST".into(), "".into(), "".into(), form.into())
    );
    let query = "?Action=A&Signature=x";
    assert_eq!(
        shown(query),
        ("GET".into(), query.into(), "".into(), "".into())
    );
}

#[test]
fn parameters_are_decoded() {
    assert_eq!(
        parameter("a=1&b=x%2By+z%e6%9c%AA%&c", "b").as_deref(),
        Some("x+y z未%")
    );
    assert_eq!(parameter("a=1", "b"), None);
}
