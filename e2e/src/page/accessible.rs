//! What assistive technology is told of a page.

use anyhow::{Context, Result};
use reqwest::Method;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{ElementId, RequestData, SessionId, WebElement};

use super::Page;

/// A command of the drivers: <https://www.w3.org/TR/webdriver2/#get-computed-role>, and the one after it.
#[derive(Debug)]
struct Computed {
    element: ElementId,
    /// `role` or `label`.
    what: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/element/{}/computed{}", self.element, self.what);
        RequestData::new(Method::GET, path)
    }
}

impl Page {
    /// The role and the name of an element, as the browser computes them.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn role_and_name(&self, element: &WebElement) -> Result<(String, String)> {
        let compute = async |what| {
            let command = Computed { element: element.element_id(), what };
            let answer = self.driver().handle().cmd(command).await?.value_json()?;
            Ok::<_, anyhow::Error>(answer.as_str().with_context(|| format!("{what}: {answer}"))?.to_owned())
        };
        Ok((compute("role").await?, compute("label").await?))
    }
}
