//! Exports that several engines have: each macro makes one where it stands, among the engine's own.

/// `window`: where texts and bytes cross.
#[macro_export]
macro_rules! export_window {
    () => {
        /// The address of a window of at least `bytes`; the memory may have grown then.
        #[wasm_bindgen]
        pub fn window(bytes: u32) -> u32 {
            $crate::memory::window(bytes as usize) as u32
        }
    };
}

/// `update`: a payload in pieces.
#[macro_export]
macro_rules! export_update {
    () => {
        /// Hashes the next piece of a payload.
        #[wasm_bindgen]
        pub fn update(length: u32, is_first: u32) {
            $crate::memory::with_window(length as usize, |piece| {
                $crate::payload::update(piece, is_first > 0)
            });
            $crate::memory::finish(Default::default());
        }
    };
}

/// `judge`: what an answer of API 3.0 is.
#[macro_export]
macro_rules! export_judge_of_tencent {
    () => {
        /// What an answer is. The window holds its error code.
        #[wasm_bindgen]
        pub fn judge(
            status: u32,
            first: u32,
            last: u32,
            json: u32,
            response: u32,
            error: u32,
            length: u32,
        ) -> u32 {
            let content = [status, first, last, json];
            $crate::answers::judge_tencent(content, response, error, length)
        }
    };
}

/// `attempt`: whether a failed call is made again.
#[macro_export]
macro_rules! export_attempt {
    () => {
        /// Whether a failed call is made again, and when: see `attempts::after`. The window holds
        /// the action.
        #[expect(clippy::too_many_arguments, reason = "numbers are all that crosses")]
        #[wasm_bindgen]
        pub fn attempt(
            length: u32,
            failure: u32,
            harmless: u32,
            made: u32,
            attempts: u32,
            base_delay: u32,
            max_delay: u32,
            retry_after: u32,
            random: u32,
            tokens: u32,
        ) -> u32 {
            let retry = [attempts, base_delay, max_delay];
            let now = [retry_after, random, tokens];
            $crate::attempts::attempt(length, [failure, harmless, made], retry, now)
        }
    };
}
