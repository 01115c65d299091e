//! `bayan_extract` on a Ballista cluster: scheduler, executors and client in one program.
//!
//! ```text
//! bayan-ballista prepare FOLDER               the announcements that come with the crate, as 8 Parquet files
//! bayan-ballista scheduler PORT
//! bayan-ballista executor PORT SCHEDULER_PORT FOLDER    takes PORT and the next one; FOLDER for what it shuffles
//! bayan-ballista query FOLDER SCHEDULER_PORT  who signed, by ministry and year, answered by the cluster
//! bayan-ballista local FOLDER                 the same, answered by this process alone
//! ```
//!
//! All listen on 127.0.0.1 only. `cluster.sh` starts a scheduler and two
//! executors, asks, compares with the answer of one process, and stops them.
//!
//! A function must be known in three places: to the client, which plans; to
//! the scheduler, which reads and divides the plan; and to each executor,
//! which runs it. Hence the scheduler and the executors are programs of one's
//! own, as here, and not Ballista's.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use bayan_datafusion::{RECORDS, SIGNED, built_in, texts};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::execution::session_state::SessionState;
use datafusion::prelude::{SessionConfig, SessionContext};

type Error = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str =
    "usage: bayan-ballista prepare FOLDER | scheduler PORT | executor PORT SCHEDULER_PORT FOLDER
       | query FOLDER SCHEDULER_PORT | local FOLDER";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["prepare", folder] => prepare(Path::new(folder)).await,
        ["scheduler", port] => scheduler(port).await,
        ["executor", port, scheduler, folder] => executor(port, scheduler, folder).await,
        ["query", folder, port] => query(folder, port).await,
        ["local", folder] => local(folder).await,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bayan-ballista: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Several files, so that there is something to divide.
async fn prepare(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder)?;
    let context = SessionContext::new();
    let documents = texts::shipped()?;
    for part in 0..8 {
        let file = folder.join(format!("part-{part}.parquet")).to_string_lossy().into_owned();
        let write = DataFrameWriteOptions::new().with_single_file_output(true);
        context.read_batch(texts::columns(&documents)?)?.write_parquet(&file, write, None).await?;
    }
    Ok(())
}

async fn scheduler(port: &str) -> Result<(), Error> {
    let bind_port = port.parse()?;
    let config = SchedulerConfig {
        bind_port,
        override_session_builder: Some(Arc::new(state)),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, bind_port));
    Ok(start_server(cluster, address, Arc::new(config)).await?)
}

/// What Ballista knows, and the function: the same for the scheduler and the executors.
fn state(config: SessionConfig) -> datafusion::common::Result<SessionState> {
    let context = SessionContext::new_with_state(default_session_builder(config)?);
    context.register_udf(built_in()?);
    Ok(context.state())
}

async fn executor(port: &str, scheduler: &str, folder: &str) -> Result<(), Error> {
    let port: u16 = port.parse()?;
    let functions = BallistaFunctionRegistry::from(&state(SessionConfig::new_with_ballista())?);
    std::fs::create_dir_all(folder)?;
    let config = ExecutorProcessConfig {
        port,
        grpc_port: port + 1,
        scheduler_host: "127.0.0.1".to_owned(),
        scheduler_port: scheduler.parse()?,
        scheduler_connect_timeout_seconds: 20,
        vcores: 2,
        work_dir: Some(folder.to_owned()),
        override_function_registry: Some(Arc::new(functions)),
        ..ExecutorProcessConfig::default()
    };
    Ok(start_executor_process(Arc::new(config)).await?)
}

async fn query(folder: &str, port: &str) -> Result<(), Error> {
    let context = SessionContext::remote(&format!("df://127.0.0.1:{port}")).await?;
    // The client's own functions are replaced by Ballista's when it connects, so this comes after.
    context.register_udf(built_in()?);
    answer(&context, folder).await
}

async fn local(folder: &str) -> Result<(), Error> {
    let context = SessionContext::new();
    context.register_udf(built_in()?);
    answer(&context, folder).await
}

/// Prints who signed. The records are made by the query itself, wherever it runs.
async fn answer(context: &SessionContext, folder: &str) -> Result<(), Error> {
    context.register_parquet("texts", folder, Default::default()).await?;
    let sql = SIGNED.replacen("WITH ", &format!("WITH records AS ({RECORDS}),\n"), 1);
    let batches = context.sql(&sql).await?.collect().await?;
    println!("{}", pretty_format_batches(&batches)?);
    Ok(())
}
