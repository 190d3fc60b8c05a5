# cmake -DPROGRAM=... -DSHARE=... -P WriteManuals.cmake: manual pages and completions, where a prefix has them.

function(ask variable)
  execute_process(COMMAND "${PROGRAM}" help ${ARGN} OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()

function(write_help file)
  execute_process(COMMAND "${PROGRAM}" help ${ARGN} OUTPUT_FILE "${file}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE "${SHARE}/man")  # of commands that are no more
file(MAKE_DIRECTORY "${SHARE}/man/man1" "${SHARE}/bash-completion/completions" "${SHARE}/zsh/site-functions"
     "${SHARE}/fish/vendor_completions.d")
write_help("${SHARE}/bash-completion/completions/dateline" --completion bash)
write_help("${SHARE}/zsh/site-functions/_dateline" --completion zsh)
write_help("${SHARE}/fish/vendor_completions.d/dateline.fish" --completion fish)
ask(commands --commands)
string(STRIP "${commands}" commands)
string(REPLACE "\n" ";" commands "${commands}")
foreach(command ${commands})
  write_help("${SHARE}/man/man1/dateline-${command}.1" ${command} --man)
endforeach()
write_help("${SHARE}/man/man1/dateline.1" --man)
