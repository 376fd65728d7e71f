//! The `briefing` command: hands the arguments to the library's command line and exits with its code.

use std::process::ExitCode;

// Building contexts and pages is many small allocations on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    briefing::cli::run(std::env::args_os()).into()
}
