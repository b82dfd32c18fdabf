# Several sources compiled as one: the standard library is four fifths of what the compiler reads, and is read once a dozen
# files. Off (the develop preset) a change compiles its own file alone; static analysis looks at files one by one as well.
option(HEADWAY_UNITY "Compile sources in batches" ON)

# Sources with options of their own stay single.
function(headway_unity target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${HEADWAY_UNITY} UNITY_BUILD_BATCH_SIZE 12)
endfunction()
